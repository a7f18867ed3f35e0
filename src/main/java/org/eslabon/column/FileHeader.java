package org.eslabon.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What stands at the end of a columnar file: where each section is and its checksum, then, in the
 * last octets, where this list begins, its own checksum, the version and a mark.
 *
 * @param sections in the order of the file
 */
record FileHeader(List<Section> sections) {

  /** Version of the format; a file of another version is not read. */
  static final int VERSION = 1;

  /** "eslabcol" as octets. */
  static final long MARK = 0x6C6F_6362_616C_7365L;

  private static final int SECTION_BYTES = 3 * Long.BYTES;
  private static final int FOOTER_BYTES = 2 * Long.BYTES + 4 * Integer.BYTES;

  /** A part of the file. */
  record Section(long position, long length, long checksum) {}

  FileHeader {
    sections = List.copyOf(sections);
  }

  /** Writes the header behind the sections. */
  void write(FileChannel file) throws IOException {
    long position = file.position();
    ByteBuffer list = buffer(sections.size() * SECTION_BYTES);
    for (Section section : sections) {
      list.putLong(section.position()).putLong(section.length()).putLong(section.checksum());
    }
    list.flip();
    int checksum = (int) checksum(list);
    ByteBuffer footer = buffer(FOOTER_BYTES);
    footer.putLong(position).putInt(sections.size()).putInt(checksum).putInt(VERSION).putInt(0);
    footer.putLong(MARK).flip();
    writeAll(file, list);
    writeAll(file, footer);
  }

  /**
   * Reads the header of a file.
   *
   * @throws DamagedFile saying why it is none
   */
  static FileHeader read(FileChannel file) throws IOException, DamagedFile {
    if (file.size() < FOOTER_BYTES) {
      throw new DamagedFile("it is too short to be one");
    }
    ByteBuffer footer = buffer(FOOTER_BYTES);
    readAll(file, footer, file.size() - FOOTER_BYTES);
    long position = footer.getLong();
    int count = footer.getInt();
    int checksum = footer.getInt();
    int version = footer.getInt();
    footer.getInt();
    if (footer.getLong() != MARK) {
      throw new DamagedFile("its end is missing: it is cut short or something else");
    }
    if (version != VERSION) {
      throw new DamagedFile("it has version " + version + ", this program reads " + VERSION);
    }
    if (count < 0 || position + (long) count * SECTION_BYTES + FOOTER_BYTES != file.size()) {
      throw new DamagedFile("its list of sections is damaged");
    }
    ByteBuffer list = buffer(count * SECTION_BYTES);
    readAll(file, list, position);
    if ((int) checksum(list.duplicate()) != checksum) {
      throw new DamagedFile("its list of sections is damaged");
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sections.add(new Section(list.getLong(), list.getLong(), list.getLong()));
    }
    return new FileHeader(sections);
  }

  static long checksum(ByteBuffer octets) {
    CRC32C checksum = new CRC32C();
    checksum.update(octets.duplicate());
    return checksum.getValue();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void writeAll(FileChannel file, ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      file.write(octets);
    }
  }

  private static void readAll(FileChannel file, ByteBuffer target, long position)
      throws IOException, DamagedFile {
    while (target.hasRemaining()) {
      if (file.read(target, position + target.position()) < 0) {
        throw new DamagedFile("it is cut short");
      }
    }
    target.flip();
  }
}
