package dev.bitbrat.local;

import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Query.Filter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query as SQL. Field names stand in the text, as literals, because an index on an expression is
 * used for the very same expression only.
 */
record FindSql(String text, List<Object> values) {
  static FindSql of(Query query) {
    StringBuilder sql =
        new StringBuilder("SELECT data, version, id FROM docs WHERE collection = ?");
    List<Object> values = new ArrayList<>();
    values.add(query.collection());
    for (Filter filter : query.filters()) {
      sql.append(" AND ").append(type(filter.field())).append(kinds(filter.value()));
      sql.append(" AND ").append(field(filter.field())).append(operator(filter.op())).append('?');
      values.add(filter.value() instanceof Boolean yes ? yes ? 1L : 0L : filter.value());
    }
    String after = query.after();
    if (after != null) {
      sql.append(" AND id > ?");
      values.add(after);
    }
    String direction = query.descending() ? " DESC" : "";
    String orderBy = query.orderBy();
    if (orderBy != null) sql.append(" AND ").append(type(orderBy)).append(" IS NOT NULL");
    sql.append(" ORDER BY ");
    if (orderBy != null) sql.append(field(orderBy)).append(direction).append(", ");
    sql.append("id").append(direction).append(" LIMIT ").append(query.limit());
    return new FindSql(sql.toString(), values);
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      switch (values.get(i)) {
        case Double d -> statement.setDouble(i + 1, d);
        case Number n -> statement.setLong(i + 1, n.longValue());
        case Object other -> statement.setString(i + 1, other.toString());
      }
    }
  }

  private static String type(String field) {
    return "json_type(data, " + literal(field) + ")";
  }

  private static String field(String field) {
    return "json_extract(data, " + literal(field) + ")";
  }

  private static String literal(String field) {
    return "'$." + Json.write(field).replace("'", "''") + "'";
  }

  private static String kinds(Object value) {
    return switch (value) {
      case Boolean _ -> " IN ('true', 'false')";
      case Number _ -> " IN ('integer', 'real')";
      case String _ -> " = 'text'";
      default -> throw new IllegalArgumentException("cannot filter by a " + value.getClass());
    };
  }

  private static String operator(Query.Op op) {
    return switch (op) {
      case EQUAL -> " = ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
    };
  }
}
