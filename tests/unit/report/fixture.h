// The study in data/invoices, read from its files: five participants, one of whom must not be
// quoted.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "report/input.h"

namespace uxi::report {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Owns what a ReportInput points to.
struct Fixture {
  Diagnostics diagnostics;
  Study study;
  Codebook codebook;
  Roster roster;
  std::vector<std::unique_ptr<SourceFile>> sources;
  std::vector<std::unique_ptr<Session>> sessions;
  std::vector<std::unique_ptr<Transcript>> transcripts;
  std::vector<std::unique_ptr<TagFile>> tags;
  std::vector<std::unique_ptr<Theme>> themes;
  std::vector<std::unique_ptr<Insight>> insights;
  std::unique_ptr<SourceFile> narrative;
  analysis::Saturation saturation;
  ReportInput input;

  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;
  explicit Fixture(const std::filesystem::path& folder) {
    study = read_study(source(folder / "study.yaml"), "invoices", diagnostics);
    codebook = read_codebook(source(folder / "codebook.yaml"), diagnostics);
    roster = read_roster(source(folder / "participants.csv"), diagnostics);
    read_people(folder);
    read_findings(folder);
    narrative = std::make_unique<SourceFile>("report.md", read_text(folder / "report.md"));
    measure();
    input.study = &study;
    input.codebook = &codebook;
    input.roster = &roster;
    input.narrative = narrative.get();
    input.saturation = &saturation;
    input.today = {2026, 4, 2};
  }

 private:
  const SourceFile& source(const std::filesystem::path& path) {
    sources.push_back(std::make_unique<SourceFile>(path.filename().string(), read_text(path)));
    return *sources.back();
  }

  static std::vector<std::filesystem::path> files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  void read_people(const std::filesystem::path& folder) {
    for (const auto& path : files(folder / "sessions")) {
      sessions.push_back(
          std::make_unique<Session>(read_session(source(path), path.stem().string(), diagnostics)));
      input.sessions.push_back(sessions.back().get());
    }
    for (const auto& path : files(folder / "transcripts")) {
      transcripts.push_back(std::make_unique<Transcript>(
          read_transcript(source(path), path.stem().string(), diagnostics)));
      input.transcripts.push_back(transcripts.back().get());
    }
    for (const auto& path : files(folder / "tags")) {
      tags.push_back(std::make_unique<TagFile>(
          read_tags(source(path), path.stem().stem().string(), "ana", diagnostics)));
      input.tags.push_back(tags.back().get());
    }
  }

  void read_findings(const std::filesystem::path& folder) {
    for (const auto& path : files(folder / "themes")) {
      themes.push_back(
          std::make_unique<Theme>(read_theme(source(path), path.stem().string(), diagnostics)));
      input.themes.push_back(themes.back().get());
    }
    for (const auto& path : files(folder / "insights")) {
      const SourceFile& file = source(path);
      insights.push_back(
          std::make_unique<Insight>(read_insight(file, path.stem().string(), diagnostics)));
      input.insights.push_back({insights.back().get(), &file});
    }
  }

  void measure() {
    std::vector<analysis::CodedInterview> interviews;
    for (const auto& file : tags) {
      interviews.push_back({.id = file->session, .segment = segment(file->session)});
      for (const Highlight& highlight : file->highlights) {
        for (const Text& code : highlight.codes) {
          if (code.value != "surprise") interviews.back().codes.push_back(code.value);
        }
      }
    }
    saturation = analysis::saturation(interviews);
  }

  [[nodiscard]] std::string segment(const std::string& session) const {
    for (const auto& record : sessions) {
      if (record->id == session) return record->segment.value;
    }
    return {};
  }
};

}  // namespace uxi::report
