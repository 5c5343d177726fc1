package dev.trainmaster.supervisor;

public record RunToken(String value) {}
