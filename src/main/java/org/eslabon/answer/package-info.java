/**
 * Answers to questions about the graph as people and programs read them: tables, texts, Markdown
 * and JSON, in English and Spanish. The command line, the pages and the API write with the same
 * classes, so that they say the same.
 *
 * <p>Takes results and writes them; asks nothing of the graph but labels. Knows no terminal and no
 * HTTP. What a query of the catalogue gives is written by {@code query}.
 */
@NullMarked
package org.eslabon.answer;

import org.jspecify.annotations.NullMarked;
