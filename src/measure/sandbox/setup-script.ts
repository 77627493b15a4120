/** The exit code of the script when it can't set the sandbox up; no shell or program of ours ends with it otherwise. */
export const setupFailed = 125;

/**
 * The first process of a namespace, for `sh -c`: the directory to work in, steps of three arguments each (see MountStep), "--", and
 * the command. It stays while the command runs and collects the orphans that the kernel gives it. With its end the kernel
 * kills everything else in the namespace.
 *
 * Paths come as arguments and never as text of the script.
 */
export const setupScript = `
umask 022
fail() { echo "The sandbox can't be set up: $1" >&2; exit ${setupFailed}; }
# Where memory runs out, the kernel ends a job before it ends the App.
{ echo 1000 > /proc/self/oom_score_adj; } 2> /dev/null
directory=$1
shift
while [ "$1" != -- ]; do
  case "$1" in
    empty) mount -n -t tmpfs -o "$2" pacegate "$3" || fail "nothing can be mounted on $3" ;;
    enter) cd "$2" || fail "$2 can't be entered" ;;
    # Without -c, mount would take the relative path for one from the root as it is now.
    put) mount -n -c --bind "$2" "$3" || fail "$2 can't be put to $3" ;;
    bind) mount -n --bind "$2" "$3" || fail "$2 can't be bound to $3" ;;
    directory) mkdir -p "$3" || fail "$3 can't be made" ;;
    remount) mount -n -o "remount,$2" "$3" || fail "$3 can't be made read-only" ;;
    try-remount) mount -n -o "remount,$2" "$3" 2> /dev/null || : ;;
    loopback) ip link set lo up 2> /dev/null || ifconfig lo up 2> /dev/null || fail "the loopback device can't be switched on: install iproute2" ;;
    *) fail "there is no step $1" ;;
  esac
  shift 3
done
shift
cd "$directory" || fail "$directory is gone"
"$@"
code=$?
exit "$code"
`;
