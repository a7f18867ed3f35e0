package org.eslabon.load;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;

/**
 * RDF in any syntax that Jena reads. Relative IRIs are taken against the base of the request, never
 * against the place of the file. Nothing outside the file is fetched.
 */
record RdfFiles(Lang syntax) implements InputReader {

  private static final Set<Lang> XML = Set.of(Lang.RDFXML, Lang.TRIX);
  private static final Set<Lang> BINARY = Set.of(Lang.RDFTHRIFT, Lang.RDFPROTO);

  @Override
  public void read(InputFile file, InputStream in, Pass pass) throws IOException {
    RdfSink sink = new RdfSink(file, pass);
    RdfErrors errors = new RdfErrors(file.name(), pass.problems());
    InputStream content = content(file.name(), in);
    RDFParserBuilder parser =
        RDFParser.create()
            .source(content)
            .forceLang(syntax)
            .base(pass.iris().base())
            .errorHandler(errors);
    if (syntax.equals(Lang.JSONLD) || syntax.equals(Lang.JSONLD11)) {
      parser.set(LangJSONLD11.JSONLD_OPTIONS, withoutRemoteContexts(pass.iris().base(), errors));
    }
    try {
      parser.parse(sink);
    } catch (RiotException | RuntimeIOException e) {
      errors.stopped(e);
    } catch (StackOverflowError deep) {
      errors.stopped(new RiotException("nested too deep"));
    }
  }

  private InputStream content(String file, InputStream in) throws IOException {
    if (!XML.contains(syntax) && !BINARY.contains(syntax)) {
      return SourceStream.text(file, in);
    }
    if (SourceStream.first(in, 1).length == 0) {
      throw SourceStream.emptyFile(file);
    }
    if (XML.contains(syntax)) {
      XmlProlog.requireSelfContained(file, in);
    }
    return in;
  }

  private static JsonLdOptions withoutRemoteContexts(String base, RdfErrors errors) {
    JsonLdOptions options =
        new JsonLdOptions(
            (url, loading) -> {
              errors.refused(url.toString());
              throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED);
            });
    options.setBase(URI.create(base));
    return options;
  }
}
