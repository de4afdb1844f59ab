package dev.bitbrat.cli.test;

import dev.bitbrat.player.PlayedStep;
import dev.bitbrat.transcript.LineWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as build servers read them: a suite for each story, a case for each step. */
final class JUnitReport {
  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(List<Result> results) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitReport(xml).write(results);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report cannot be written", e);
    }
    return text.toString();
  }

  private void write(List<Result> results) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (Result result : results) suite(result);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(Result result) throws XMLStreamException {
    List<PlayedStep> steps = result.played().steps();
    xml.writeStartElement("testsuite");
    attribute("name", result.story().name());
    attribute("tests", String.valueOf(steps.size()));
    attribute("failures", String.valueOf(result.failed().size()));
    attribute("errors", "0");
    attribute("skipped", "0");
    attribute("time", seconds(result.took()));
    for (PlayedStep step : steps) testCase(result, step);
    xml.writeEndElement();
  }

  private void testCase(Result result, PlayedStep step) throws XMLStreamException {
    int line = step.step().cause().number();
    String input = LineWriter.write(step.step().cause());
    xml.writeStartElement("testcase");
    attribute("classname", result.story().name());
    attribute("name", line + " " + input);
    if (result.failed().contains(step)) {
      xml.writeStartElement("failure");
      attribute("message", "line " + line + " went otherwise: " + input);
      xml.writeCharacters(fit(String.join("\n", Picture.plain(step)) + "\n"));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, fit(value));
  }

  /** Without what no document of XML may hold. */
  private static String fit(String text) {
    StringBuilder fit = new StringBuilder();
    text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean isAllowed(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || codePoint == '\r'
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1e3);
  }
}
