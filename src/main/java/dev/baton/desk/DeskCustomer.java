package dev.baton.desk;

import java.util.Map;
import java.util.Optional;

/**
 * What a desk that owns the channel knows of its customer (K2).
 *
 * @param id the desk's id of them
 * @param name what to call them
 * @param email where to write to them
 * @param locale their language as a BCP 47 tag
 * @param attributes further facts
 */
public record DeskCustomer(
        String id,
        Optional<String> name,
        Optional<String> email,
        Optional<String> locale,
        Map<String, String> attributes) {}
