# Finds a libtorch: the folder named by LIBTORCH, else Debian's packages, else an installed PyTorch.
# Sets LIBTORCH_INCLUDE_DIRS, LIBTORCH_LIB_DIR, LIBTORCH_VERSION, LIBTORCH_CXX11_ABI and LIBTORCH_CUDA.
set(LIBTORCH_MINIMUM 1.13)
set(_advice "Install Debian's libtorch-dev, or set LIBTORCH to the folder of an installed PyTorch package "
            "(the one that holds include/ and lib/) or of an archive from the PyTorch site, and build again.")
string(CONCAT _advice ${_advice})

# Ends the configuration; the reason also goes to a file, unwrapped, for the .NET build to show.
function(give_up reason)
  if(DEFINED CMAKE_BINARY_DIR)
    file(WRITE "${CMAKE_BINARY_DIR}/failure.txt" "${reason} ${_advice}")
  endif()
  message(FATAL_ERROR "${reason} ${_advice}")
endfunction()

# One candidate: <root>/include and <root>/lib, or Debian's /usr with its library folder per architecture.
function(try_libtorch root)
  foreach(libdir IN ITEMS "${root}/lib" "${root}/lib/${CMAKE_LIBRARY_ARCHITECTURE}")
    if(EXISTS "${root}/include/ATen/core/Tensor.h" AND EXISTS "${libdir}/libtorch_cpu.so")
      set(LIBTORCH_ROOT "${root}" PARENT_SCOPE)
      set(LIBTORCH_LIB_DIR "${libdir}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

if(DEFINED ENV{LIBTORCH} AND NOT "$ENV{LIBTORCH}" STREQUAL "")
  try_libtorch("$ENV{LIBTORCH}")
  if(NOT LIBTORCH_ROOT)
    give_up("LIBTORCH names $ENV{LIBTORCH}, expected include/ATen and lib/libtorch_cpu.so in it, found none.")
  endif()
else()
  try_libtorch("/usr")
  if(NOT LIBTORCH_ROOT)
    execute_process(
      COMMAND python3 -c "import importlib.util as u; print(u.find_spec('torch').submodule_search_locations[0])"
      OUTPUT_VARIABLE _pytorch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(_pytorch)
      try_libtorch("${_pytorch}")
    endif()
  endif()
  if(NOT LIBTORCH_ROOT)
    give_up("libtorch was not found: LIBTORCH is not set, /usr has no libtorch and python3 has no torch package.")
  endif()
endif()

set(LIBTORCH_INCLUDE_DIRS "${LIBTORCH_ROOT}/include" "${LIBTORCH_ROOT}/include/torch/csrc/api/include")

# Where the version has stood, in recent versions of libtorch and in older ones.
foreach(_place IN ITEMS headeronly csrc/api/include/torch .)
  set(_version_header "${LIBTORCH_ROOT}/include/torch/${_place}/version.h")
  if(EXISTS "${_version_header}")
    break()
  endif()
endforeach()
if(EXISTS "${_version_header}")
  file(STRINGS "${_version_header}" _lines REGEX "#define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
  string(REGEX REPLACE ".*MAJOR ([0-9]+).*MINOR ([0-9]+).*PATCH ([0-9]+).*" "\\1.\\2.\\3" LIBTORCH_VERSION "${_lines}")
endif()
if(NOT LIBTORCH_VERSION OR LIBTORCH_VERSION VERSION_LESS LIBTORCH_MINIMUM)
  give_up("libtorch in ${LIBTORCH_ROOT} is too old: expected ${LIBTORCH_MINIMUM} or newer, found '${LIBTORCH_VERSION}'.")
endif()

# A library built with the old C++ ABI has no mangled name that holds __cxx11.
file(STRINGS "${LIBTORCH_LIB_DIR}/libc10.so" _cxx11 REGEX "__cxx11" LIMIT_COUNT 1)
if(_cxx11)
  set(LIBTORCH_CXX11_ABI 1)
else()
  set(LIBTORCH_CXX11_ABI 0)
endif()

if(EXISTS "${LIBTORCH_LIB_DIR}/libtorch_cuda.so")
  set(LIBTORCH_CUDA ON)
else()
  set(LIBTORCH_CUDA OFF)
endif()
message(STATUS "libtorch ${LIBTORCH_VERSION} in ${LIBTORCH_ROOT} (CUDA ${LIBTORCH_CUDA})")
