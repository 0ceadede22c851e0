# Compiles every public header alone: it must bring what it needs. Run with -DCOMPILER, -DTOP.
file(GLOB headers ${TOP}/include/uxi/*.h)
foreach(header IN LISTS headers)
  execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I${TOP}/include
                          -include ${header} -x c++ /dev/null RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(SEND_ERROR "${header} does not stand alone")
  endif()
endforeach()
