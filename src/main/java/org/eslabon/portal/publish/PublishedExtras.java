package org.eslabon.portal.publish;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eslabon.portal.syntax.DataSyntax;

/** What web servers and hosts read: types, who may read data, where IRIs lead. */
final class PublishedExtras {

  private PublishedExtras() {}

  static void write(PublishFolder folder) {
    folder.write(PublishFolder.MARK, "Published by eslabon; `eslabon publish` may replace it.\n");
    folder.write(".nojekyll", "");
    folder.write(".htaccess", apache());
    folder.write("_headers", headers());
    folder.write("_redirects", redirects());
  }

  /** Apache: types, CORS, and content negotiation of IRIs under {@code id/}. */
  private static String apache() {
    String types =
        syntaxes()
            .map(syntax -> "AddType " + syntax.mediaType() + " ." + syntax.ending() + "\n")
            .collect(Collectors.joining());
    String data =
        DataSyntax.PUBLISHED.stream()
                .map(syntax -> rule(syntax.mediaType(), syntax))
                .collect(Collectors.joining())
            + rule(DataSyntax.JSON.mediaType(), DataSyntax.JSON_LD);
    return types
        + "AddCharset utf-8 .html .ttl .js .css\n"
        + "<IfModule mod_headers.c>\n"
        + "<FilesMatch \"\\.(ttl|jsonld|nt|rdf|trig|nq|json|geojson|gz|zip)$\">\n"
        + "Header set Access-Control-Allow-Origin \"*\"\n"
        + "</FilesMatch>\n"
        + "</IfModule>\n"
        + "<IfModule mod_rewrite.c>\n"
        + "RewriteEngine On\n"
        + "RewriteRule ^ontology$ vocabulary.html [R=303,L]\n"
        + data
        + "RewriteRule ^id/(.+)$ page/$1.html [R=303,L,NE]\n"
        + "</IfModule>\n";
  }

  /** Who asks for a type is sent to the data of a thing. */
  private static String rule(String type, DataSyntax syntax) {
    return "RewriteCond %{HTTP_ACCEPT} "
        + type.replace("+", "\\+")
        + "\nRewriteRule ^id/(.+)$ doc/$1."
        + syntax.ending()
        + " [R=303,L,NE]\n";
  }

  private static Stream<DataSyntax> syntaxes() {
    return Stream.of(DataSyntax.values()).filter(syntax -> syntax != DataSyntax.JSON);
  }

  /** Netlify, Cloudflare Pages and others that know this file. */
  private static String headers() {
    String types =
        syntaxes()
            .map(
                syntax ->
                    "/*."
                        + syntax.ending()
                        + "\n  Content-Type: "
                        + syntax.contentType()
                        + "\n  Access-Control-Allow-Origin: *\n")
            .collect(Collectors.joining());
    return types
        + "/.well-known/void\n  Content-Type: text/turtle; charset=utf-8\n"
        + "  Access-Control-Allow-Origin: *\n"
        + "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n"
        + "  Content-Security-Policy: default-src 'self'; img-src 'self' data:; object-src 'none';"
        + " base-uri 'none'\n";
  }

  /** The same hosts; they do not read Accept, so IRIs lead to pages, which lead to the data. */
  private static String redirects() {
    return "/id/* /page/:splat.html 303\n/ontology /vocabulary.html 303\n";
  }
}
