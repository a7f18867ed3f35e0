/** The pages of clusters: members, links, profile and map. */
@NullMarked
package org.eslabon.portal.cluster;

import org.jspecify.annotations.NullMarked;
