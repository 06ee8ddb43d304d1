package dev.baton.language.person;
import java.nio.file.Path;
import java.util.*;
public final class ScoreFiles { private ScoreFiles() {}
 public static void main(String[] a) {
  System.out.println(PersonScores.of(Arrays.stream(a).map(Path::of).toList()));
 } }
