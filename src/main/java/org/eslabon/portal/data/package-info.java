/** Things and cases as data for machines: descriptions of things, dumps, VoID and DCAT. */
@NullMarked
package org.eslabon.portal.data;

import org.jspecify.annotations.NullMarked;
