/**
 * What every module stands on: the database and its start, the clock, hints between nodes, leases, security, problem
 * details. It uses no other module.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@NullMarked
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
