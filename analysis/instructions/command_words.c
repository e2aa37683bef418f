// Words of commands: a row for each, those of one meaning together.
#include "instructions/command_words.h"

typedef struct CommandInfo {
    WordInfo command;
    const WordInfo *sub, *option; // the names of a row are words of its name
    uint32_t sub_count, option_count;
} CommandInfo;

static const WordInfo apt_sub[] = {
    {STR_INIT("update"), STR_INIT("fetches the lists of packages. Images come without them, and an "
                                  "install needs them; they lie in `/var/lib/apt/lists`.")},
    {STR_INIT("install"),
     STR_INIT("installs packages from the lists that `apt-get update` has fetched.")},
    {STR_INIT("upgrade"), STR_INIT("installs newer versions of what the image has. A newer base "
                                   "image brings the same, and builds are then alike.")},
    {STR_INIT("dist-upgrade full-upgrade"),
     STR_INIT("installs newer versions of what the image has, and removes packages where that is "
              "needed.")},
    {STR_INIT("remove"),
     STR_INIT("removes packages and leaves their settings. Earlier layers keep the files, so it "
              "saves space only in the RUN that installed them.")},
    {STR_INIT("purge"), STR_INIT("removes packages with their settings. Earlier layers keep the "
                                 "files, so it saves space only in the RUN that installed them.")},
    {STR_INIT("autoremove"),
     STR_INIT("removes packages that were installed for others and are no longer needed.")},
    {STR_INIT("clean autoclean"), STR_INIT("deletes the downloaded packages. The images of Debian "
                                           "and Ubuntu do that by themselves; the lists stay.")},
    {STR_INIT("build-dep"),
     STR_INIT("installs what is needed to build a package from its source.")},
};

static const WordInfo apt_option[] = {
    {STR_INIT("-y --yes --assume-yes"),
     STR_INIT("answers yes to every question. Nobody can answer in a build, and without it the "
              "install ends there.")},
    {STR_INIT("--no-install-recommends"),
     STR_INIT("leaves out packages that are only recommended with those that are named. The image "
              "stays small.")},
    {STR_INIT("--no-install-suggests"),
     STR_INIT("leaves out packages that are only suggested, which is the default.")},
    {STR_INIT("-q --quiet -qq"),
     STR_INIT("says less. Given twice, it says only errors and answers yes as well.")},
    {STR_INIT("-f --fix-broken"), STR_INIT("repairs packages whose dependencies are missing.")},
    {STR_INIT("-t --target-release --default-release"),
     STR_INIT("takes the packages from this release, such as backports.")},
    {STR_INIT("-o --option"), STR_INIT("sets an option of the configuration for this command.")},
    {STR_INIT("-d --download-only"), STR_INIT("fetches the packages and does not install them.")},
    {STR_INIT("--only-upgrade"),
     STR_INIT("brings installed packages up to date, and installs no others.")},
    {STR_INIT("--reinstall"), STR_INIT("installs packages anew that are there already.")},
    {STR_INIT("--allow-downgrades"),
     STR_INIT("lets an older version take the place of a newer one.")},
    {STR_INIT("--allow-unauthenticated --force-yes"),
     STR_INIT(
         "installs packages whose origin cannot be proven. Add the key of their source instead.")},
    {STR_INIT("--purge"), STR_INIT("removes the settings of packages too.")},
};

static const WordInfo apk_sub[] = {
    {STR_INIT("add"), STR_INIT("installs packages.")},
    {STR_INIT("del"),
     STR_INIT("removes packages, or those that `--virtual` gave a name together.")},
    {STR_INIT("update"), STR_INIT("fetches the index of packages. `apk add --no-cache` does that "
                                  "by itself and keeps nothing of it.")},
    {STR_INIT("upgrade"),
     STR_INIT(
         "installs newer versions of what the image has. A newer base image brings the same.")},
    {STR_INIT("cache"),
     STR_INIT("deals with downloaded packages; `apk cache clean` deletes old ones.")},
};

static const WordInfo apk_option[] = {
    {STR_INIT("--no-cache"),
     STR_INIT("reads the index from the network and keeps neither it nor the packages.")},
    {STR_INIT("-t --virtual"), STR_INIT("gives the packages a name together, by which `apk del` "
                                        "removes them again in the same RUN.")},
    {STR_INIT("-U --update --update-cache"),
     STR_INIT("fetches the index first. It stays in the image, other than with `--no-cache`.")},
    {STR_INIT("-X --repository"), STR_INIT("takes packages from this source too.")},
    {STR_INIT("-u --upgrade"), STR_INIT("installs newer versions of what is there already, too.")},
    {STR_INIT("-q --quiet"), STR_INIT("says less.")},
    {STR_INIT("--allow-untrusted"),
     STR_INIT("installs packages whose signature cannot be checked.")},
    {STR_INIT("--purge"), STR_INIT("deletes the settings of removed packages too.")},
};

static const WordInfo pip_sub[] = {
    {STR_INIT("install"), STR_INIT("installs packages from PyPI, a list or a folder.")},
    {STR_INIT("uninstall"), STR_INIT("removes packages.")},
    {STR_INIT("wheel"),
     STR_INIT("builds wheels, which another stage can install without a compiler.")},
    {STR_INIT("download"), STR_INIT("fetches packages and does not install them.")},
    {STR_INIT("cache"),
     STR_INIT("deals with downloaded packages; `pip cache purge` deletes them.")},
};

static const WordInfo pip_option[] = {
    {STR_INIT("--no-cache-dir"),
     STR_INIT("keeps no copy of what is downloaded. With a cache mount leave it out.")},
    {STR_INIT("-r --requirement"), STR_INIT("installs what this list names.")},
    {STR_INIT("-c --constraint"), STR_INIT("limits the versions to those of this list.")},
    {STR_INIT("-U --upgrade"), STR_INIT("installs the newest version of what is there already.")},
    {STR_INIT("-e --editable"),
     STR_INIT("installs a project as a link to its folder, for work on it.")},
    {STR_INIT("--no-deps"), STR_INIT("installs nothing that the packages need.")},
    {STR_INIT("--require-hashes"), STR_INIT("refuses packages for which the list has no hash.")},
    {STR_INIT("--user"), STR_INIT("installs into the home directory of the user.")},
    {STR_INIT("-t --target"), STR_INIT("installs into this folder.")},
    {STR_INIT("--prefix"), STR_INIT("installs below this folder.")},
    {STR_INIT("-i --index-url"), STR_INIT("takes packages from this index instead of PyPI.")},
    {STR_INIT("--extra-index-url"),
     STR_INIT("takes packages from this index too. Where both have a name, either may win.")},
    {STR_INIT("--break-system-packages"),
     STR_INIT("installs beside the packages of the distribution, which may break them. A virtual "
              "environment does not.")},
    {STR_INIT("--only-binary"), STR_INIT("takes wheels only: nothing is compiled.")},
    {STR_INIT("--no-binary"), STR_INIT("compiles from source instead of taking wheels.")},
    {STR_INIT("--root-user-action"), STR_INIT("says whether to warn when root installs.")},
    {STR_INIT("--disable-pip-version-check"),
     STR_INIT("does not look whether there is a newer pip.")},
    {STR_INIT("-q --quiet"), STR_INIT("says less.")},
};

static const WordInfo npm_sub[] = {
    {STR_INIT("ci clean-install install-clean"),
     STR_INIT("installs exactly what `package-lock.json` says, and fails when it does not fit "
              "`package.json`.")},
    {STR_INIT("install i add"), STR_INIT("installs packages, and may write newer versions into "
                                         "`package-lock.json`; `npm ci` does not.")},
    {STR_INIT("run run-script"), STR_INIT("runs a script of `package.json`.")},
    {STR_INIT("start"), STR_INIT("runs the script `start` of `package.json`. npm stays between the "
                                 "container and the program, and signals may not arrive.")},
    {STR_INIT("test"), STR_INIT("runs the script `test` of `package.json`.")},
    {STR_INIT("cache"), STR_INIT("deals with downloads; `npm cache clean --force` deletes them.")},
    {STR_INIT("prune"), STR_INIT("removes packages that `package.json` does not name, with "
                                 "`--omit=dev` those for development.")},
};

static const WordInfo npm_option[] = {
    {STR_INIT("--omit"),
     STR_INIT("leaves out a kind of packages; `--omit=dev` those that only developers need.")},
    {STR_INIT("--only --production --prod"),
     STR_INIT("leaves out what only developers need; `--omit=dev` is the way to write it now.")},
    {STR_INIT("--include"), STR_INIT("installs a kind of packages all the same.")},
    {STR_INIT("--ignore-scripts"),
     STR_INIT(
         "runs no scripts of the packages. Those that compile something are then not complete.")},
    {STR_INIT("--no-audit"), STR_INIT("does not ask for known weaknesses, which saves time.")},
    {STR_INIT("--no-fund"), STR_INIT("says nothing about funding.")},
    {STR_INIT("-g --global"), STR_INIT("installs for all of the image, not into `node_modules`.")},
    {STR_INIT("--legacy-peer-deps"),
     STR_INIT("ignores what packages say of the versions beside them.")},
    {STR_INIT("--prefer-offline"),
     STR_INIT("takes what was downloaded before without asking for newer versions.")},
    {STR_INIT("--force"), STR_INIT("goes on in spite of warnings.")},
    {STR_INIT("--loglevel"), STR_INIT("says how much is told.")},
};

static const WordInfo yarn_sub[] = {
    {STR_INIT("install"), STR_INIT("installs the packages of `package.json`.")},
    {STR_INIT("add"), STR_INIT("adds packages to `package.json` and installs them.")},
    {STR_INIT("run"), STR_INIT("runs a script of `package.json`.")},
    {STR_INIT("cache"), STR_INIT("deals with downloads; `yarn cache clean` deletes them.")},
};

static const WordInfo yarn_option[] = {
    {STR_INIT("--frozen-lockfile"),
     STR_INIT("fails when `yarn.lock` does not fit `package.json` (yarn 1).")},
    {STR_INIT("--immutable"),
     STR_INIT("fails when the install would change `yarn.lock` (yarn 2 and later).")},
    {STR_INIT("--production --prod"), STR_INIT("leaves out what only developers need.")},
    {STR_INIT("--ignore-scripts"), STR_INIT("runs no scripts of the packages.")},
    {STR_INIT("--network-timeout"),
     STR_INIT("says how many milliseconds to wait for the network.")},
};

static const WordInfo dnf_sub[] = {
    {STR_INIT("install in"), STR_INIT("installs packages, and fetches the lists by itself.")},
    {STR_INIT("update upgrade up"),
     STR_INIT(
         "installs newer versions of what the image has. A newer base image brings the same.")},
    {STR_INIT("remove erase rm"), STR_INIT("removes packages.")},
    {STR_INIT("clean"),
     STR_INIT("`clean all` deletes lists and downloads, so that they stay out of the layer.")},
    {STR_INIT("makecache"),
     STR_INIT("fetches the lists of packages; the install does that by itself.")},
    {STR_INIT("groupinstall"), STR_INIT("installs all packages of a group.")},
};

static const WordInfo dnf_option[] = {
    {STR_INIT("-y --assumeyes"), STR_INIT("answers yes to every question. Nobody can answer in a "
                                          "build, and without it the install ends there.")},
    {STR_INIT("--nodocs"), STR_INIT("leaves out manuals.")},
    {STR_INIT("--setopt"),
     STR_INIT("sets an option of the configuration: `install_weak_deps=False` leaves out what is "
              "only recommended, `tsflags=nodocs` manuals.")},
    {STR_INIT("--enablerepo"), STR_INIT("uses a source that is switched off.")},
    {STR_INIT("--disablerepo"), STR_INIT("does not use this source.")},
    {STR_INIT("--installroot"),
     STR_INIT("installs into another folder, from which a small image can be made.")},
    {STR_INIT("--refresh"), STR_INIT("fetches the lists anew.")},
    {STR_INIT("--best"), STR_INIT("takes the newest version or fails.")},
    {STR_INIT("-q --quiet"), STR_INIT("says less.")},
    {STR_INIT("--nogpgcheck"), STR_INIT("does not check who signed the packages.")},
    {STR_INIT("--releasever"), STR_INIT("takes packages of this release.")},
};

static const WordInfo zypper_sub[] = {
    {STR_INIT("install in"), STR_INIT("installs packages.")},
    {STR_INIT("refresh ref"), STR_INIT("fetches the lists of packages.")},
    {STR_INIT("update up"), STR_INIT("installs newer versions of what the image has.")},
    {STR_INIT("remove rm"), STR_INIT("removes packages.")},
    {STR_INIT("clean cc"), STR_INIT("deletes downloads, with `--all` the lists too.")},
    {STR_INIT("addrepo ar"), STR_INIT("adds a source of packages.")},
};

static const WordInfo zypper_option[] = {
    {STR_INIT("-n --non-interactive"), STR_INIT("asks nothing. Nobody can answer in a build.")},
    {STR_INIT("-y --no-confirm"), STR_INIT("answers yes to every question.")},
    {STR_INIT("--no-recommends"), STR_INIT("leaves out packages that are only recommended.")},
    {STR_INIT("--gpg-auto-import-keys"),
     STR_INIT("trusts the keys of all sources, whoever they belong to.")},
};

static const WordInfo pacman_option[] = {
    {STR_INIT("-S --sync"), STR_INIT("installs packages.")},
    {STR_INIT("-y --refresh"), STR_INIT("fetches the lists of packages.")},
    {STR_INIT("-u --sysupgrade"), STR_INIT("installs newer versions of all packages.")},
    {STR_INIT("--noconfirm"), STR_INIT("asks nothing. Nobody can answer in a build.")},
    {STR_INIT("--needed"), STR_INIT("leaves alone what is up to date.")},
    {STR_INIT("-c --clean"), STR_INIT("deletes downloads.")},
    {STR_INIT("-R --remove"), STR_INIT("removes packages.")},
};

static const WordInfo curl_option[] = {
    {STR_INIT("-f --fail"),
     STR_INIT("fails when the server answers with an error, instead of saving its page.")},
    {STR_INIT("-s --silent"), STR_INIT("shows neither progress nor errors.")},
    {STR_INIT("-S --show-error"), STR_INIT("shows errors all the same, with `-s`.")},
    {STR_INIT("-L --location"), STR_INIT("follows redirects.")},
    {STR_INIT("-o --output"), STR_INIT("writes to this file.")},
    {STR_INIT("-O --remote-name"), STR_INIT("writes to a file that is called as in the URL.")},
    {STR_INIT("-k --insecure"), STR_INIT("does not check who the server is: anybody may answer.")},
    {STR_INIT("--retry"), STR_INIT("tries again this often.")},
    {STR_INIT("-H --header"), STR_INIT("sends this line with the request.")},
    {STR_INIT("--proto"), STR_INIT("allows these protocols only; `=https` for https alone.")},
    {STR_INIT("--tlsv1.2"), STR_INIT("asks for TLS 1.2 or newer.")},
    {STR_INIT("-d --data"), STR_INIT("sends this with a POST request.")},
    {STR_INIT("-X --request"), STR_INIT("sends a request of this method.")},
    {STR_INIT("-C --continue-at"), STR_INIT("goes on with a download that broke off.")},
};

static const WordInfo wget_option[] = {
    {STR_INIT("-q --quiet"), STR_INIT("says nothing.")},
    {STR_INIT("-O --output-document"), STR_INIT("writes to this file; `-` is the output.")},
    {STR_INIT("-P --directory-prefix"), STR_INIT("writes into this folder.")},
    {STR_INIT("--no-check-certificate"),
     STR_INIT("does not check who the server is: anybody may answer.")},
    {STR_INIT("-nv --no-verbose"), STR_INIT("says less.")},
    {STR_INIT("-c --continue"), STR_INIT("goes on with a download that broke off.")},
    {STR_INIT("-t --tries"), STR_INIT("tries this often.")},
};

static const WordInfo tar_option[] = {
    {STR_INIT("-x --extract --get"), STR_INIT("unpacks.")},
    {STR_INIT("-c --create"), STR_INIT("packs.")},
    {STR_INIT("-z --gzip"), STR_INIT("through gzip.")},
    {STR_INIT("-j --bzip2"), STR_INIT("through bzip2.")},
    {STR_INIT("-J --xz"), STR_INIT("through xz.")},
    {STR_INIT("-f --file"), STR_INIT("this archive; `-` is the input or output.")},
    {STR_INIT("-C --directory"), STR_INIT("goes into this folder first.")},
    {STR_INIT("-v --verbose"), STR_INIT("lists the files.")},
    {STR_INIT("-p --preserve-permissions"), STR_INIT("keeps the permissions of the archive.")},
    {STR_INIT("--strip-components"),
     STR_INIT("leaves out this many folders at the start of each path.")},
    {STR_INIT("--no-same-owner"), STR_INIT("gives the files to the user who unpacks.")},
};

static const WordInfo rm_option[] = {
    {STR_INIT("-r -R --recursive"), STR_INIT("folders too, with all in them.")},
    {STR_INIT("-f --force"), STR_INIT("asks nothing, and does not mind what is missing.")},
    {STR_INIT("-v --verbose"), STR_INIT("tells what is deleted.")},
};

static const WordInfo mkdir_option[] = {
    {STR_INIT("-p --parents"),
     STR_INIT("makes the folders above as well, and does not mind those that are there.")},
    {STR_INIT("-m --mode"), STR_INIT("with these permissions.")},
    {STR_INIT("-v --verbose"), STR_INIT("tells what is made.")},
};

static const WordInfo set_option[] = {
    {STR_INIT("-e"), STR_INIT("ends at the first command that fails.")},
    {STR_INIT("-u"), STR_INIT("fails where a variable is not set.")},
    {STR_INIT("-x"), STR_INIT("prints each command before it runs.")},
    {STR_INIT("-o"),
     STR_INIT(
         "sets the option that is named next; `pipefail` fails when any command of a pipe does.")},
};

static const WordInfo useradd_option[] = {
    {STR_INIT("-r --system"),
     STR_INIT("a user for a service, with a low number and no home directory.")},
    {STR_INIT("-m --create-home"), STR_INIT("makes the home directory.")},
    {STR_INIT("-M --no-create-home"), STR_INIT("makes no home directory.")},
    {STR_INIT("-u --uid"), STR_INIT("with this number.")},
    {STR_INIT("-g --gid"), STR_INIT("with this first group.")},
    {STR_INIT("-G --groups"), STR_INIT("also in these groups.")},
    {STR_INIT("-s --shell"), STR_INIT("with this login shell.")},
    {STR_INIT("-d --home-dir --home"), STR_INIT("with this home directory.")},
    {STR_INIT("-U --user-group"), STR_INIT("with a group of the same name.")},
    {STR_INIT("-l --no-log-init"),
     STR_INIT("leaves out the log of logins, which grows huge with high numbers.")},
    {STR_INIT("-o --non-unique"), STR_INIT("even when another user has the number.")},
};

static const WordInfo chmod_option[] = {
    {STR_INIT("-R --recursive"), STR_INIT("folders with all in them.")},
};

static const WordInfo chown_option[] = {
    {STR_INIT("-R --recursive"), STR_INIT("folders with all in them.")},
};

static const CommandInfo commands[] = {
    {.command =
         {STR_INIT("apt"),
          STR_INIT(
              "the package manager of Debian and Ubuntu. In one RUN: `apt-get update`, the install "
              "with `-y --no-install-recommends`, and at the end `rm -rf /var/lib/apt/lists/*`.")},
     .sub = apt_sub,
     .sub_count = ARRAY_LEN(apt_sub),
     .option = apt_option,
     .option_count = ARRAY_LEN(apt_option)},
    {.command = {STR_INIT("apk"), STR_INIT("the package manager of Alpine. `apk add --no-cache` "
                                           "needs no update before it and no clean-up after it.")},
     .sub = apk_sub,
     .sub_count = ARRAY_LEN(apk_sub),
     .option = apk_option,
     .option_count = ARRAY_LEN(apk_option)},
    {.command = {STR_INIT("pip"),
                 STR_INIT(
                     "the package manager of Python. Copy the list of packages alone before the "
                     "install, so that the build cache keeps it while your code changes.")},
     .sub = pip_sub,
     .sub_count = ARRAY_LEN(pip_sub),
     .option = pip_option,
     .option_count = ARRAY_LEN(pip_option)},
    {.command =
         {STR_INIT("npm"),
          STR_INIT(
              "the package manager of Node.js. Copy `package.json` and `package-lock.json` before "
              "the install, so that the build cache keeps it while your code changes.")},
     .sub = npm_sub,
     .sub_count = ARRAY_LEN(npm_sub),
     .option = npm_option,
     .option_count = ARRAY_LEN(npm_option)},
    {.command = {STR_INIT("yarn"),
                 STR_INIT(
                     "a package manager of Node.js. Copy `package.json` and `yarn.lock` before the "
                     "install, so that the build cache keeps it while your code changes.")},
     .sub = yarn_sub,
     .sub_count = ARRAY_LEN(yarn_sub),
     .option = yarn_option,
     .option_count = ARRAY_LEN(yarn_option)},
    {.command = {STR_INIT("dnf"), STR_INIT("the package manager of Fedora and Red Hat. In one RUN: "
                                           "the install with `-y`, then `dnf clean all`.")},
     .sub = dnf_sub,
     .sub_count = ARRAY_LEN(dnf_sub),
     .option = dnf_option,
     .option_count = ARRAY_LEN(dnf_option)},
    {.command = {STR_INIT("zypper"),
                 STR_INIT("the package manager of openSUSE and SUSE. In one RUN: the install with "
                          "`--non-interactive`, then `zypper clean --all`.")},
     .sub = zypper_sub,
     .sub_count = ARRAY_LEN(zypper_sub),
     .option = zypper_option,
     .option_count = ARRAY_LEN(zypper_option)},
    {.command = {STR_INIT("pacman"),
                 STR_INIT("the package manager of Arch Linux. Install with `-Syu --noconfirm`: a "
                          "new package beside old ones may not run.")},
     .option = pacman_option,
     .option_count = ARRAY_LEN(pacman_option)},
    {.command = {STR_INIT("curl"),
                 STR_INIT("fetches URLs. `-fsSL` fails on an error of the server, is quiet but for "
                          "errors, and follows redirects.")},
     .option = curl_option,
     .option_count = ARRAY_LEN(curl_option)},
    {.command = {STR_INIT("wget"), STR_INIT("fetches URLs into files.")},
     .option = wget_option,
     .option_count = ARRAY_LEN(wget_option)},
    {.command = {STR_INIT("tar"), STR_INIT("packs and unpacks archives.")},
     .option = tar_option,
     .option_count = ARRAY_LEN(tar_option)},
    {.command = {STR_INIT("rm"), STR_INIT("deletes files. Those of earlier layers only become "
                                          "invisible: delete in the RUN that made them.")},
     .option = rm_option,
     .option_count = ARRAY_LEN(rm_option)},
    {.command = {STR_INIT("mkdir"), STR_INIT("makes folders.")},
     .option = mkdir_option,
     .option_count = ARRAY_LEN(mkdir_option)},
    {.command = {STR_INIT("set"),
                 STR_INIT(
                     "sets options of the shell for the rest of this command line or script.")},
     .option = set_option,
     .option_count = ARRAY_LEN(set_option)},
    {.command =
         {STR_INIT("useradd"),
          STR_INIT("makes a user. Then USER runs what follows, and the container, as that user.")},
     .option = useradd_option,
     .option_count = ARRAY_LEN(useradd_option)},
    {.command = {STR_INIT("chmod"),
                 STR_INIT("changes permissions. Changed files are stored once more in the layer: "
                          "`--chmod` of COPY does not do that.")},
     .option = chmod_option,
     .option_count = ARRAY_LEN(chmod_option)},
    {.command = {STR_INIT("chown"),
                 STR_INIT("changes the owner. Changed files are stored once more in the layer: "
                          "`--chown` of COPY does not do that.")},
     .option = chown_option,
     .option_count = ARRAY_LEN(chown_option)},
    {.command = {STR_INIT("yum"),
                 STR_INIT("the package manager of older Red Hat and CentOS. In one RUN: the "
                          "install with `-y`, then `yum clean all`.")},
     .sub = dnf_sub,
     .sub_count = ARRAY_LEN(dnf_sub),
     .option = dnf_option,
     .option_count = ARRAY_LEN(dnf_option)},
};

static const CommandInfo *find(Str family)
{
    for (uint32_t i = 0; i < ARRAY_LEN(commands); i++)
        if (str_eq(commands[i].command.name, family)) return &commands[i];
    return NULL;
}

static const WordInfo *row_of(const WordInfo *row, uint32_t count, Str name)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_is_one_of(name, row[i].name)) return &row[i];
    return NULL;
}

const WordInfo *command_info(Str family)
{
    const CommandInfo *info = find(family);
    return info ? &info->command : NULL;
}

const WordInfo *command_sub(Str family, Str sub)
{
    const CommandInfo *info = find(family);
    return info ? row_of(info->sub, info->sub_count, sub) : NULL;
}

const WordInfo *command_option(Str family, Str option)
{
    const CommandInfo *info = find(family);
    return info ? row_of(info->option, info->option_count, option) : NULL;
}
