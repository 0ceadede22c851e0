# The libraries behind the walls, as targets. Used by this build and, installed beside uxiConfig.cmake,
# by projects that link libuxi. Debian's RE2, cmark-gfm, utf8proc, xxHash and libstemmer bring no CMake
# packages of their own.
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)

# uxi_find(TARGET HEADER NAME...): an interface target for libraries that are found by name, archives
# first where UXI_STATIC_DEPENDENCIES is on.
function(uxi_find target header)
  if(TARGET ${target})
    return()
  endif()
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  foreach(name IN LISTS ARGN)
    set(names ${name})
    if(UXI_STATIC_DEPENDENCIES)
      list(PREPEND names lib${name}.a)
    endif()
    find_library(UXI_LIBRARY_${name} NAMES ${names} REQUIRED)
    mark_as_advanced(UXI_LIBRARY_${name})
    target_link_libraries(${target} INTERFACE ${UXI_LIBRARY_${name}})
  endforeach()
  string(MAKE_C_IDENTIFIER ${header} id)
  find_path(UXI_INCLUDE_${id} ${header} REQUIRED)
  mark_as_advanced(UXI_INCLUDE_${id})
  target_include_directories(${target} SYSTEM INTERFACE ${UXI_INCLUDE_${id}})
endfunction()

# Memory for what is built to be fast: with jemalloc a thousand guides take a twentieth less time, and
# a start some tenths of a millisecond more. Optional; sanitizers bring their own.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  find_library(UXI_JEMALLOC libjemalloc_pic.a)
  mark_as_advanced(UXI_JEMALLOC)
endif()

uxi_find(uxi_cctz cctz/time_zone.h cctz)
uxi_find(uxi_xxhash xxhash.h xxhash)
uxi_find(uxi_md sha2.h md)
uxi_find(uxi_utf8proc utf8proc.h utf8proc)
uxi_find(uxi_re2 re2/re2.h re2)
target_link_libraries(uxi_re2 INTERFACE Threads::Threads)
uxi_find(uxi_stemmer libstemmer.h stemmer)
uxi_find(uxi_yaml yaml-cpp/yaml.h yaml-cpp)
uxi_find(uxi_cmark cmark-gfm.h cmark-gfm-extensions cmark-gfm)
uxi_find(uxi_pugixml pugixml.hpp pugixml)
uxi_find(uxi_minizip minizip/unzip.h minizip z)
uxi_find(uxi_sqlite sqlite3.h sqlite3)
target_link_libraries(uxi_sqlite INTERFACE ${CMAKE_DL_LIBS} m)
