;;; fairlead.el --- Dockerfile language server for Eglot  -*- lexical-binding: t; -*-

;; Author: The fairlead authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "26.3") (eglot "1.9"))
;; Keywords: tools, languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Tells Eglot to start fairlead for Dockerfiles.  With this file loaded, or
;; its autoloads, `M-x eglot' in a Dockerfile is all that is needed; add
;; `eglot-ensure' to `dockerfile-mode-hook' and not even that.

;;; Code:

(defvar eglot-server-programs)
(declare-function eglot-code-actions "eglot")

(defgroup fairlead nil
  "Dockerfile language server."
  :group 'tools
  :prefix "fairlead-")

(defcustom fairlead-program "fairlead"
  "Name or path of the program."
  :type 'string)

;;;###autoload
(defun fairlead-contact (&optional interactive &rest _)
  "Return the command line of fairlead, for Eglot.
Eglot itself asks for another program when INTERACTIVE is non-nil."
  (unless (or interactive (executable-find fairlead-program))
    (user-error "There is no program `%s'; put it on your PATH or set `fairlead-program'"
                fairlead-program))
  (list fairlead-program "--stdio"))

;;;###autoload
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((dockerfile-mode dockerfile-ts-mode) . fairlead-contact)))

(defun fairlead-fix-all ()
  "Apply all safe fixes to the buffer."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.fairlead" t))

(provide 'fairlead)
;;; fairlead.el ends here
