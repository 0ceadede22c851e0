#include "uxi/version.h"

namespace uxi {

std::string_view version() { return UXI_VERSION; }

}  // namespace uxi
