package org.eslabon.portal;

/** A page of a thing, whatever it is. */
interface HasHead {

  /** What stands at its top. */
  ThingHead head();
}
