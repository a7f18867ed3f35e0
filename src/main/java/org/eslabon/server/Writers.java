package org.eslabon.server;

import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;

/** Who may write: whoever {@link SignIn} knows. */
final class Writers {

  private Writers() {}

  /** Ends an action of somebody who is not signed in. */
  static void requireUser(HttpAction action) {
    if (action.getRequest().getRemoteUser() == null) {
      action.setResponseHeader("WWW-Authenticate", SignIn.CHALLENGE);
      throw Refusal.refuse(
          action,
          401,
          List.of(
              new Problem(
                  ProblemCode.S101,
                  "only users who are signed in may write",
                  null,
                  "send a user name and password, or a token; whoever runs the server adds users"
                      + " with `eslabon serve --users FILE --add-user NAME`")));
    }
  }
}
