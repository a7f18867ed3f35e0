package org.eslabon.portal.visit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.eslabon.model.Language;

/**
 * What pages say in one language: one bundle a section, {@code words/SECTION_en.properties} and
 * {@code words/SECTION_es.properties}. A key is {@code section.name}.
 *
 * @param language of what is said
 */
public record Words(Language language) {

  /** A page has a hundred words, and the search for a bundle costs more than the rest of one. */
  private static final Map<Language, Map<String, String>> KNOWN =
      Map.of(Language.EN, new ConcurrentHashMap<>(), Language.ES, new ConcurrentHashMap<>());

  /**
   * A text.
   *
   * @param values what takes the place of <code>{0}</code>, <code>{1}</code> (as {@link
   *     MessageFormat} writes them; an apostrophe is then written twice)
   */
  public String word(String key, Object... values) {
    Map<String, String> known = KNOWN.getOrDefault(language, Map.of());
    String text = known.get(key);
    if (text == null) {
      text = read(key);
      known.put(key, text);
    }
    return values.length == 0
        ? text
        : new MessageFormat(text, Locale.forLanguageTag(language.tag())).format(values);
  }

  private String read(String key) {
    String section = key.substring(0, Math.max(0, key.indexOf('.')));
    try {
      return bundle(section, Locale.forLanguageTag(language.tag())).getString(key);
    } catch (MissingResourceException missing) {
      throw new IllegalStateException("no word for " + key + " in " + language, missing);
    }
  }

  private static ResourceBundle bundle(String section, Locale locale) {
    return ResourceBundle.getBundle(
        "org.eslabon.portal.words." + section,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
