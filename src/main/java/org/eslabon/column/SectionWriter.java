package org.eslabon.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes sections one behind the other, all numbers little-endian, and the header at the end. */
final class SectionWriter {

  private static final int ALIGNMENT = 8;

  private final FileChannel file;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private final List<FileHeader.Section> sections = new ArrayList<>();
  private final CRC32C checksum = new CRC32C();

  SectionWriter(FileChannel file) {
    this.file = file;
  }

  void write(ByteBuffer octets) throws IOException {
    long start = begin();
    ByteBuffer rest = octets.duplicate();
    rest.rewind();
    checksum.update(rest.duplicate());
    FileHeader.writeAll(file, rest);
    end(start);
  }

  void write(LongBuffer numbers) throws IOException {
    long start = begin();
    for (int i = 0; i < numbers.limit(); i++) {
      if (buffer.remaining() < Long.BYTES) {
        flush();
      }
      buffer.putLong(numbers.get(i));
    }
    end(start);
  }

  void write(IntBuffer numbers) throws IOException {
    long start = begin();
    for (int i = 0; i < numbers.limit(); i++) {
      if (buffer.remaining() < Integer.BYTES) {
        flush();
      }
      buffer.putInt(numbers.get(i));
    }
    end(start);
  }

  void write(ShortBuffer numbers) throws IOException {
    long start = begin();
    for (int i = 0; i < numbers.limit(); i++) {
      if (buffer.remaining() < Short.BYTES) {
        flush();
      }
      buffer.putShort(numbers.get(i));
    }
    end(start);
  }

  void write(int[] numbers) throws IOException {
    write(IntBuffer.wrap(numbers));
  }

  void finish() throws IOException {
    new FileHeader(sections).write(file);
  }

  private long begin() throws IOException {
    int odd = (int) (file.position() % ALIGNMENT);
    FileHeader.writeAll(file, ByteBuffer.allocate(odd == 0 ? 0 : ALIGNMENT - odd));
    checksum.reset();
    return file.position();
  }

  private void flush() throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    FileHeader.writeAll(file, buffer);
    buffer.clear();
  }

  private void end(long start) throws IOException {
    flush();
    sections.add(new FileHeader.Section(start, file.position() - start, checksum.getValue()));
  }
}
