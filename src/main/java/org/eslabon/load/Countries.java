package org.eslabon.load;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ISO 3166-1 codes, and what people write instead of them. */
final class Countries {

  static final Set<String> CODES = Set.of(Locale.getISOCountries());

  private Countries() {}

  /** The code that was probably meant: other case, three letters, or a name in either language. */
  static @Nullable String hint(String written) {
    String code = Names.CODES.get(written.toLowerCase(Locale.ROOT));
    return code == null ? null : "write `" + code + "`";
  }

  /** Built when the first wrong code turns up. */
  private static final class Names {

    static final Map<String, String> CODES = new HashMap<>();

    static {
      for (String code : Countries.CODES) {
        Locale country = new Locale("", code);
        for (String name :
            new String[] {
              code,
              country.getISO3Country(),
              country.getDisplayCountry(Locale.ENGLISH),
              country.getDisplayCountry(new Locale("es"))
            }) {
          CODES.put(name.toLowerCase(Locale.ROOT), code);
        }
      }
      // reserved at the United Kingdom's request, and never a code of the standard
      CODES.put("uk", "GB");
      CODES.put("usa", "US");
    }
  }
}
