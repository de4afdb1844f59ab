package dev.bitbrat.cli.shell;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Texts of others, made fit to be shown. */
public final class Texts {
  private Texts() {}

  /** In one line, and without what could steer a terminal. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
        line.setCharAt(i, ' ');
      } else if (Character.isISOControl(c)) {
        line.setCharAt(i, '\ufffd');
      }
    }
    return line.toString();
  }

  /** Why a file cannot be used: the exception's own text often is its name once more. */
  public static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it is not there";
      case AccessDeniedException _ -> "it may not be read or written by you";
      case NotDirectoryException _ -> "it is no directory";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** At most so many characters, with an ellipsis where it was cut. */
  public static String cut(String text, int most) {
    if (text.length() <= most) return text;
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return text.substring(0, end) + '…';
  }
}
