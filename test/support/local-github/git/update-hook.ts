/**
 * The file of refs that the push under way may not move, one a line: `<any|force> <ref> <reason>`. Written before each
 * push; what a push may do depends on who pushes, and only git itself knows whether a move is a fast-forward.
 */
export const declinedFile = 'declined';

/** git runs it for each ref of a push: ref, old, new. */
export const updateHook = `#!/bin/sh
[ -f ${declinedFile} ] || exit 0
while read -r what ref reason; do
  [ "$ref" = "$1" ] || continue
  if [ "$what" = force ]; then
    case "$2$3" in *0000000000000000000000000000000000000000*) continue ;; esac
    git merge-base --is-ancestor "$2" "$3" && continue
  fi
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: $reason" >&2
  exit 1
done < ${declinedFile}
exit 0
`;
