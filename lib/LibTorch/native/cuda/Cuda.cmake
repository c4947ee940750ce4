# Which CUDA headers to use with a CUDA-enabled libtorch. Sets LIBTORCH_CUDA_GRAPHS and, if that is on, CUDA_HEADERS.
# Devices, streams and events go through libtorch's own interfaces. Graphs and memory statistics are in headers of libtorch that
# include the runtime's: the toolkit's where there is one, also as the packages beside a PyTorch wheel bring it; else the few
# declarations in minimal/. Should neither compile, all but graphs and memory statistics is still there.
set(LIBTORCH_CUDA_GRAPHS OFF)
if(LIBTORCH_CUDA)
  get_filename_component(_packages "${LIBTORCH_ROOT}" DIRECTORY)
  file(GLOB _wheel_headers "${_packages}/nvidia/cu*/include")
  find_path(_toolkit cuda_runtime_api.h
    HINTS "$ENV{CUDA_HOME}/include" "$ENV{CUDA_PATH}/include"
    PATHS /usr/local/cuda/include /opt/cuda/include ${_wheel_headers} "${_packages}/nvidia/cuda_runtime/include")
  set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
  foreach(_headers IN ITEMS "${_toolkit}" "${CMAKE_CURRENT_LIST_DIR}/minimal")
    if(_headers AND NOT LIBTORCH_CUDA_GRAPHS)
      unset(_usable CACHE)
      try_compile(_usable "${CMAKE_BINARY_DIR}/probe" SOURCES "${CMAKE_CURRENT_LIST_DIR}/probe.cpp"
        CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${LIBTORCH_INCLUDE_DIRS};${_headers}"
        COMPILE_DEFINITIONS "-D_GLIBCXX_USE_CXX11_ABI=${LIBTORCH_CXX11_ABI}"
        CXX_STANDARD ${CMAKE_CXX_STANDARD} CXX_STANDARD_REQUIRED ON)
      if(_usable)
        set(LIBTORCH_CUDA_GRAPHS ON)
        set(CUDA_HEADERS "${_headers}")
      endif()
    endif()
  endforeach()
  message(STATUS "CUDA graphs: ${LIBTORCH_CUDA_GRAPHS} (headers in '${CUDA_HEADERS}')")
endif()
