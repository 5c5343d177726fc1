package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Optional;

/** Somebody wants the approvers to have more time. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Extension(
        String by,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration more,
        Optional<String> reason) {}
