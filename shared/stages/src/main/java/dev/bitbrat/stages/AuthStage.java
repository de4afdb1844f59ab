package dev.bitbrat.stages;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Outcome;
import dev.bitbrat.pipeline.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says who somebody is to us: grants, notes, tags, first seen. Somebody who is banned ends here.
 */
public final class AuthStage implements Stage {
  private final Users users;

  public AuthStage(Users users) {
    this.users = users;
  }

  @Override
  public String name() {
    return "auth";
  }

  @Override
  public Outcome apply(Event event) {
    Identity.External external = event.identity().external();
    if (external == null || external.id().isBlank()) {
      return pass(event, event.identity(), false, null);
    }
    Identity.User user = users.see(external, event);
    if ("banned".equals(user.status())) return new Outcome.Ignore("the user is banned");
    return pass(event, event.identity(), true, user);
  }

  private static Outcome pass(
      Event event, Identity identity, boolean matched, Identity.@Nullable User user) {
    Map<String, @Nullable Object> auth = new LinkedHashMap<>();
    auth.put("v", "2");
    auth.put("method", "enrichment");
    auth.put("matched", matched);
    if (user != null) auth.put("userRef", "users/" + user.id());
    Identity known =
        user == null
            ? new Identity(identity.external(), identity.user(), auth, identity.extra())
            : identity.withUser(user, auth);
    return Outcome.Emit.to(Topics.ENRICHED, event.with().identity(known).build(), null);
  }
}
