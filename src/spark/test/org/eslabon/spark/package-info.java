/** Tests of the distributed job, with Spark in this process. */
@NullMarked
package org.eslabon.spark;

import org.jspecify.annotations.NullMarked;
