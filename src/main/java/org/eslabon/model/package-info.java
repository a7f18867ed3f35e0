/**
 * The words of the domain: namespaces, vocabulary terms and how the IRIs of things are made.
 *
 * <p>No input or output, no rules: theory lives in {@code ontology/}, not here.
 */
@NullMarked
package org.eslabon.model;

import org.jspecify.annotations.NullMarked;
