package org.eslabon.portal.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eslabon.model.Language;
import org.eslabon.portal.link.SiteFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiteFilesTest {

  @ParameterizedTest
  @CsvSource({
    "/, EN, index.html",
    "/, ES, es/index.html",
    "/page/firm/x, EN, page/firm/x.html",
    "/page/firm/x, ES, es/page/firm/x.html",
    "/page/region/s%C3%A3o-paulo, EN, page/region/são-paulo.html",
    "/page/firm/a%2Fb, EN, page/firm/a%2Fb.html",
    "/page/firm/..%2F..%2Fetc, EN, page/firm/..%2F..%2Fetc.html",
  })
  void pagesLieWherePeopleLookForThem(String path, Language language, String file) {
    assertEquals(file, SiteFiles.page(path, language));
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, page/firm/x.html, page/firm/x.html",
    "page/firm/x.html, page/firm/y.html, y.html",
    "page/firm/x.html, page/link/y.html, ../link/y.html",
    "es/page/firm/x.html, assets/eslabon.css, ../../../assets/eslabon.css",
    "page/firm/x.html, es/page/firm/x.html, ../../es/page/firm/x.html",
    "index.html, page/region/são-paulo.html, page/region/s%C3%A3o-paulo.html",
    "index.html, page/firm/a%2Fb.html, page/firm/a%252Fb.html",
  })
  void linksAreRelative(String from, String to, String href) {
    assertEquals(href, SiteFiles.relative(from, to));
    assertEquals(to, LinkCheck.resolve(from, href));
  }

  @Test
  void longNamesStayApartAndWithinWhatFileSystemsAllow() {
    String one = SiteFiles.page("/page/firm/" + "a".repeat(400), Language.EN);
    String other = SiteFiles.page("/page/firm/" + "a".repeat(401), Language.EN);
    assertNotEquals(one, other);
    assertTrue(one.length() < 200, one);
  }

  @Test
  void aDotSegmentDoesNotLeadOut() {
    assertEquals("page/%2E%2E/%2E%2E/x.html", SiteFiles.page("/page/../../x", Language.EN));
  }
}
