package org.eslabon.spark;

import org.apache.spark.sql.SparkSession;

/** Spark in this process, on two threads; started once and left to the end of the tests. */
final class LocalSpark {

  private LocalSpark() {}

  /** For many small plans: to compile each takes longer than to interpret it. */
  static SparkSession interpreting() {
    SparkSession session = session();
    session.conf().set("spark.sql.codegen.wholeStage", "false");
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    session.conf().set("spark.sql.adaptive.enabled", "false");
    session.conf().set("spark.sql.constraintPropagation.enabled", "false");
    session.conf().set("spark.sql.shuffle.partitions", "1");
    return session;
  }

  static SparkSession session() {
    SparkSession session =
        SparkMain.session(
            SparkSession.builder()
                .master("local[2]")
                .appName("eslabon tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.hadoop.fs.file.impl", PlainLocalFiles.class.getName())
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1"));
    session.sparkContext().setLogLevel("ERROR");
    session.conf().set("spark.sql.codegen.wholeStage", "true");
    session.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    session.conf().set("spark.sql.adaptive.enabled", "true");
    session.conf().set("spark.sql.constraintPropagation.enabled", "true");
    session.conf().set("spark.sql.shuffle.partitions", "3");
    return session;
  }
}
