/**
 * Named queries and questions for programs: paths under {@code /api}, their OpenAPI description,
 * and the reconciliation service. No servlet and no page; it speaks {@link org.eslabon.web.Request}
 * and {@link org.eslabon.web.Answer}.
 */
@NullMarked
package org.eslabon.api;

import org.jspecify.annotations.NullMarked;
