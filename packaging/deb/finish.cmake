# CPack runs this on what was installed, before it packs it: Debian wants a changelog of its own form, a copyright file,
# compressed manuals, and the completion of zsh in another folder.
set(usr ${CPACK_TEMPORARY_DIRECTORY}/usr)
set(doc ${usr}/share/doc/fairlead)

file(MAKE_DIRECTORY ${usr}/share/zsh/vendor-completions)
file(RENAME ${usr}/share/zsh/site-functions/_fairlead ${usr}/share/zsh/vendor-completions/_fairlead)
file(REMOVE_RECURSE ${usr}/share/zsh/site-functions)

execute_process(COMMAND ${CPACK_FAIRLEAD_NOTICES} OUTPUT_FILE ${doc}/copyright COMMAND_ERROR_IS_FATAL ANY)
if("${CPACK_FAIRLEAD_NOTICES}" MATCHES "--static")
  file(MAKE_DIRECTORY ${usr}/share/lintian/overrides)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/lintian-overrides ${usr}/share/lintian/overrides/fairlead COPYONLY)
endif()

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # of SOURCE_DATE_EPOCH, where that is set
file(WRITE ${doc}/changelog
     "fairlead (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n"
     "  * Version ${CPACK_PACKAGE_VERSION}; CHANGELOG.md of the sources lists what is new.\n\n"
     " -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
find_program(strip NAMES strip REQUIRED)
execute_process(COMMAND ${strip} --remove-section=.comment --remove-section=.note ${usr}/bin/fairlead COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9nf ${doc}/changelog ${usr}/share/man/man1/fairlead.1 COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE paths LIST_DIRECTORIES TRUE ${usr}/*)
foreach(path ${paths})
  if(IS_DIRECTORY ${path} OR path STREQUAL ${usr}/bin/fairlead)
    file(CHMOD ${path} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  else()
    file(CHMOD ${path} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endif()
endforeach()
