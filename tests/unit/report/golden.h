// Whole documents held against files of data/. With UXI_UPDATE set the files are written anew; the
// difference is then to be read before it is committed.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>

#include "unit/report/fixture.h"

namespace uxi::report {

inline void check_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(UXI_TEST_DATA) + "/" + name;
  if (std::getenv("UXI_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  CHECK_MESSAGE(read_text(path) == text, "differs from data/" << name);
}

inline Fixture invoices() { return Fixture(std::string(UXI_TEST_DATA) + "/invoices"); }

}  // namespace uxi::report
