// A program outside the tree that reads a plan and measures saturation with an installed libuxi.
#include <iostream>

#include "uxi/saturation.h"
#include "uxi/study.h"
#include "uxi/version.h"

int main() {
  const uxi::SourceFile source("study.yaml", "title: Why?\nsegments: [{id: new, target: 3}]\n");
  uxi::Diagnostics findings;
  const uxi::Study study = uxi::read_study(source, "why", findings);
  const auto result =
      uxi::analysis::saturation({{"P01", "new", {"pain"}}, {"P02", "new", {"pain"}}});
  std::cout << uxi::version() << ' ' << study.title.value << ' ' << result.pooled.codes << '\n';
  return study.title.value == "Why?" && result.pooled.codes == 1 ? 0 : 1;
}
