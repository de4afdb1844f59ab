package dev.bitbrat.oauth;

import dev.bitbrat.web.WebResponse;
import java.util.List;

/** Small plain pages: no script, no style, nothing from elsewhere, never kept or framed. */
final class Pages {
  private Pages() {}

  /** What happened, and what to do next: a paragraph each. */
  static WebResponse page(int status, String title, List<String> paragraphs) {
    return page(status, title, paragraphs, "", "'none'");
  }

  /** With a button that sends the page's own address back. */
  static WebResponse withButton(String title, List<String> paragraphs, String button) {
    String form = "<form method=\"post\"><button>" + escape(button) + "</button></form>";
    // Some browsers hold every redirect that follows against it, and a platform has many a host.
    return page(200, title, paragraphs, form, "'self' http: https:");
  }

  private static WebResponse page(
      int status, String title, List<String> paragraphs, String form, String formAction) {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head>");
    html.append("<meta charset=\"utf-8\"><title>").append(escape(title)).append("</title>");
    html.append("<meta name=\"viewport\" content=\"width=device-width\"></head>\n<body><h1>");
    html.append(escape(title)).append("</h1>\n");
    for (String paragraph : paragraphs) {
      html.append("<p>").append(escape(paragraph)).append("</p>\n");
    }
    html.append(form).append("</body></html>\n");
    String policy =
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action " + formAction;
    return WebResponse.of(status, "text/html; charset=utf-8", html.toString())
        .withHeader("Content-Security-Policy", policy)
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("X-Frame-Options", "DENY")
        .withHeader("Cache-Control", "no-store");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
