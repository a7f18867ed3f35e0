package org.eslabon.bench.engine;

import java.io.IOException;
import java.util.Map;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.rules.run.Engine;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.store.UnionQuery;
import org.eslabon.store.ValueStore;

/**
 * This program with {@code --engine arq}, as {@code eslabon rules run} does it: a transactional
 * dataset in memory, conclusions in graphs of their own.
 */
public final class OwnArq implements Contender {

  private final DatasetGraph data = ValueStore.inMemory();
  private final Workload workload;
  private final Setting setting;

  public OwnArq(Setting setting) throws IOException {
    this.workload = Workload.sparql();
    this.setting = setting;
  }

  @Override
  public void load(NetworkFiles network) {
    new Loader().load(LoadRequest.of(network.triples()), data);
  }

  @Override
  public void conclude(Steps steps) {
    OwnRules rules = OwnRules.read(steps, setting);
    RuleEngine engine = new RuleEngine(rules.strata(), rules.limits(), Engine.ARQ);
    steps.measure(Workload.ALL_RULES, rules.limit(), () -> steps.took(engine.infer(data)));
  }

  @Override
  public Map<String, Long> conclusions() {
    return Txn.calculateRead(
        data, () -> JenaStore.counts(query -> UnionQuery.over(data).query(query).build()));
  }

  @Override
  public long answer(String step) {
    return JenaStore.rows(data, () -> UnionQuery.over(data).query(workload.query(step)), setting);
  }

  @Override
  public void close() {
    data.close();
  }
}
