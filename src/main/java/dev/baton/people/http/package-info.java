/** The resources of people: agents, teams, skills, presence. */
@NullMarked
package dev.baton.people.http;

import org.jspecify.annotations.NullMarked;
