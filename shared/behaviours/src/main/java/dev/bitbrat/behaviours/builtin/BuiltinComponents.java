package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Component;
import dev.bitbrat.behaviours.spi.ComponentProvider;
import java.util.List;

/** The components that come along. */
public final class BuiltinComponents implements ComponentProvider {
  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        AnyEvent.class,
        ChatCommand.class,
        ChatMessage.class,
        PlatformEvent.class,
        StartedChatting.class,
        WhilstLive.class,
        AllOf.class,
        AnyOf.class,
        ArgumentCount.class,
        ArgumentNumber.class,
        Cooldown.class,
        EventField.class,
        NoneOf.class,
        OfflineFor.class,
        StreamLive.class,
        UserRole.class,
        Announce.class,
        Ban.class,
        ChannelLookup.class,
        Delete.class,
        Log.class,
        CommandAdd.class,
        CommandEdit.class,
        CommandList.class,
        CommandRemove.class,
        OutputSend.class,
        Reply.class,
        Shoutout.class,
        Timeout.class,
        Unban.class,
        DatastoreAppend.class,
        DatastoreClear.class,
        DatastoreGet.class,
        DatastoreIncrement.class,
        DatastoreModerate.class,
        DatastoreNext.class,
        DatastorePut.class,
        DatastoreRandom.class,
        DatastoreRemove.class,
        DatastoreSet.class,
        SourceGet.class);
  }
}
