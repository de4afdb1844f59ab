package dev.bitbrat.gcp;

import dev.bitbrat.pipeline.DocPath;

/** Full names of documents, and back. */
record DocumentNames(String project, String databaseId) {
  String database() {
    return "projects/" + project + "/databases/" + databaseId;
  }

  String root() {
    return database() + "/documents";
  }

  String of(DocPath path) {
    return root() + '/' + path.value();
  }

  DocPath path(String name) {
    return new DocPath(name.substring(root().length() + 1));
  }

  /** The document that a collection lies in, or the root. */
  String parentOf(String collection) {
    int slash = collection.lastIndexOf('/');
    return slash < 0 ? root() : root() + '/' + collection.substring(0, slash);
  }

  static String idOf(String collection) {
    return collection.substring(collection.lastIndexOf('/') + 1);
  }
}
