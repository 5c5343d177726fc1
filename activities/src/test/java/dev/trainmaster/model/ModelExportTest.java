package dev.trainmaster.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {
    @TempDir
    Path folder;

    private RunDirectory run;

    @BeforeEach
    void train() throws IOException {
        run = new RunDirectory(folder.resolve("run"));
        Path out = Files.createDirectories(run.train().resolve("out/checkpoint-5"));
        Files.writeString(out.resolve("weights.bin"), "old");
        Files.writeString(run.train().resolve("out/weights.bin"), "new");
        Files.writeString(run.train().resolve("out/config.json"), "{}");
        Files.writeString(run.train().resolve("out/log.txt"), "noise");
        Files.createDirectories(run.checkpoints().resolve("5"));
        Files.writeString(run.checkpoints().resolve("5/state.bin"), "state");
    }

    @Test
    void theModelIsWhereTheProfileSaysAndOnlyItsFiles() throws IOException {
        FinalModel model = model("model: {directory: out, files: [\"*.bin\", \"*.json\"]}");

        assertThat(model.digests()).extracting(ModelFile::name).containsExactly("config.json", "weights.bin");
        assertThat(model("version: \"1\"").digests())
                .extracting(ModelFile::name)
                .containsExactly("state.bin");
        assertThat(FinalModel.of(run, profile("model: {directory: nowhere}"))).isEmpty();
    }

    @Test
    void anExportIsNamedByItsDigestAndTheSameModelIsExportedOnce() throws IOException {
        Path first = export();
        Path again = export();

        assertThat(again).isEqualTo(first);
        assertThat(first.getFileName().toString())
                .isEqualTo(ModelExport.read(first).sha256());
        assertThat(ModelExport.damages(first)).isEmpty();
        assertThat(first.resolve("model/weights.bin")).hasContent("new");
        try (Stream<Path> left = Files.list(folder.resolve("models"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whateverWasChangedSinceIsFoundAndMendedByTheNextExport() throws IOException {
        Path exported = export();
        Files.writeString(exported.resolve("model/weights.bin"), "evil");
        Files.delete(exported.resolve("model/config.json"));

        assertThat(ModelExport.damages(exported))
                .hasSize(2)
                .anyMatch(damage -> damage.startsWith("weights.bin was changed"))
                .contains("there is no file config.json");
        assertThat(ModelExport.damages(export())).isEmpty();

        Path provenance = exported.resolve(ModelExport.PROVENANCE);
        Files.writeString(provenance, Files.readString(provenance).replace("\"alice\"", "\"mallory\""));
        assertThat(ModelExport.damages(exported)).singleElement().asString().contains("provenance.json was changed");
    }

    private Path export() throws IOException {
        FinalModel model = model("model: {directory: out, files: [\"*.bin\", \"*.json\"]}");
        Path root = Files.createDirectories(folder.resolve("models"));
        return ModelExport.write(model, provenance(model.digests()), root);
    }

    private static Provenance provenance(List<ModelFile> files) {
        return new Provenance(
                "r-1",
                "COMPLETED",
                Optional.of("abc"),
                Optional.of("def"),
                List.of("alice"),
                Optional.of("own"),
                Optional.of("1"),
                Optional.of("tiny"),
                OptionalLong.of(5),
                files);
    }

    private FinalModel model(String rule) throws IOException {
        return FinalModel.of(run, profile(rule)).orElseThrow();
    }

    private TrainerProfile profile(String rule) throws IOException {
        Files.writeString(folder.resolve("own.yaml"), "name: own\ncommand: [t]\n" + rule + "\n");
        return new TrainerProfiles(folder).find("own");
    }
}
