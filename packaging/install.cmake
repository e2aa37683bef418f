# What `cmake --install` puts where, and how CPack makes a .deb of it.
include(GNUInstallDirs)

install(TARGETS fairlead RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES RULES.md DESTINATION share/doc/fairlead) # where the server looks for it
install(FILES packaging/fairlead.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

install(FILES packaging/completions/fairlead.bash DESTINATION share/bash-completion/completions RENAME fairlead)
install(FILES packaging/completions/fairlead.zsh DESTINATION share/zsh/site-functions RENAME _fairlead)
install(FILES packaging/completions/fairlead.fish DESTINATION share/fish/vendor_completions.d)

# Folders that Emacs, Neovim and Vim look into by themselves, when the prefix is /usr or /usr/local.
install(FILES editors/emacs/fairlead.el DESTINATION share/emacs/site-lisp)
install(DIRECTORY editors/neovim/ DESTINATION share/nvim/site FILES_MATCHING PATTERN "*.lua")
install(DIRECTORY editors/vim/ DESTINATION share/vim/vimfiles FILES_MATCHING PATTERN "*.vim")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fairlead)
set(CPACK_PACKAGE_CONTACT "${FAIRLEAD_MAINTAINERS}")
set(CPACK_FAIRLEAD_NOTICES ${PROJECT_SOURCE_DIR}/packaging/notices)
if(FAIRLEAD_STATIC)
  list(APPEND CPACK_FAIRLEAD_NOTICES --static)
endif()
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/deb/finish.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "curl, shellcheck")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # a static program has none
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "fairlead reads a Dockerfile exactly as BuildKit does, says what is wrong with
it while it is typed, and repairs what can be repaired. It is a language
server for editors, and a program for the command line.")
include(CPack)
