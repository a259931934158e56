package io.conduct.service.store;

import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.util.List;

/**
 * Whether the store can be reached, as the driver's own monitor sees it. Who asks before a call need not wait to find out
 * that nobody answers.
 */
public final class StoreWatch implements ClusterListener {

    private volatile boolean away;

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        List<ServerDescription> servers = event.getNewDescription().getServerDescriptions();
        away = !servers.isEmpty()
                && servers.stream().allMatch(server -> !server.isOk() && server.getException() != null);
    }

    /** Whether every server was tried and none could be reached; false while that is not known. */
    public boolean isAway() {
        return away;
    }
}
