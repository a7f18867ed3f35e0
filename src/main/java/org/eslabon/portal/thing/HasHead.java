package org.eslabon.portal.thing;

/** A page of a thing, whatever it is. */
public interface HasHead {

  /** What stands at its top. */
  ThingHead head();
}
