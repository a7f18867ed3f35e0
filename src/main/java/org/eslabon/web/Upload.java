package org.eslabon.web;

import java.nio.charset.StandardCharsets;

/**
 * One part of a form with files. The bytes are the caller's to leave as they are.
 *
 * @param field name of the form field
 * @param fileName name that the sender gave the file, without folders; empty for a plain field
 * @param type media type that the sender gave, or empty
 * @param bytes what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copies of uploads would double memory
public record Upload(String field, String fileName, String type, byte[] bytes) {

  /** The value of a plain field. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
