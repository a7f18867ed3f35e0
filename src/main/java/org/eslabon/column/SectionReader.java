package org.eslabon.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;

/** Maps the sections of a file, in the order in which they were written. */
final class SectionReader {

  private final FileChannel file;
  private final Iterator<FileHeader.Section> sections;

  SectionReader(FileChannel file, FileHeader header) {
    this.file = file;
    this.sections = header.sections().iterator();
  }

  ByteBuffer octets() throws IOException, DamagedFile {
    if (!sections.hasNext()) {
      throw new DamagedFile("it lacks a section");
    }
    FileHeader.Section section = sections.next();
    if (section.length() > Integer.MAX_VALUE
        || section.position() < 0
        || section.position() + section.length() > file.size()) {
      throw new DamagedFile("a section lies outside the file");
    }
    return file.map(FileChannel.MapMode.READ_ONLY, section.position(), section.length())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  LongBuffer longs() throws IOException, DamagedFile {
    return octets().asLongBuffer();
  }

  IntBuffer ints() throws IOException, DamagedFile {
    return octets().asIntBuffer();
  }

  int[] intArray() throws IOException, DamagedFile {
    IntBuffer mapped = ints();
    int[] numbers = new int[mapped.limit()];
    mapped.get(0, numbers);
    return numbers;
  }
}
