package org.eslabon.cli;

/**
 * A command that does something before it calls {@link Main#awaitJena}, while Jena starts on
 * another thread. Until then it must not touch what begins that start as well: two threads that
 * begin it at once can wait for each other for ever.
 */
interface AwaitsJena {}
