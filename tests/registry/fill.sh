# shellcheck shell=bash
# Images in a registry, without an engine: `. fill.sh`, with REGISTRY as the address of its API (http://127.0.0.1:5000/v2) and
# `curl_options` as an array.

digest_of() { # digest_of TEXT
    echo "sha256:$(printf %s "$1" | sha256sum | cut -d ' ' -f 1)"
}

# shellcheck disable=SC2154 # of the caller
send() { # send METHOD URL TYPE TEXT
    printf %s "$4" | curl -sSf "${curl_options[@]}" -X "$1" -H "Content-Type: $3" --data-binary @- "$2"
}

put_blob() { # put_blob REPOSITORY TEXT
    local place
    place=$(curl -sSf "${curl_options[@]}" -X POST -D - -o /dev/null "$REGISTRY/$1/blobs/uploads/" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
    send PUT "$place&digest=$(digest_of "$2")" application/octet-stream "$2"
}

oci=application/vnd.oci.image

# put_image REPOSITORY TAG PROCESSOR: an image without layers. With `-` as the tag it is found by its digest alone.
put_image() {
    local config="{\"architecture\":\"$3\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}" tag=$2
    put_blob "$1" "$config"
    manifest="{\"schemaVersion\":2,\"mediaType\":\"$oci.manifest.v1+json\",\"config\":{\"mediaType\":\"$oci.config.v1+json\",\"digest\":\"$(digest_of "$config")\",\"size\":${#config}},\"layers\":[]}"
    [ "$tag" != - ] || tag=$(digest_of "$manifest")
    send PUT "$REGISTRY/$1/manifests/$tag" "$oci.manifest.v1+json" "$manifest"
}

# put_list REPOSITORY TAG PROCESSOR...: one image for each, and what BuildKit puts beside them.
put_list() {
    local repository=$1 tag=$2 processor list=""
    shift 2
    for processor in "$@" unknown; do
        put_image "$repository" - "$processor"
        local os=linux
        [ "$processor" != unknown ] || os=unknown
        list+=",{\"mediaType\":\"$oci.manifest.v1+json\",\"digest\":\"$(digest_of "$manifest")\",\"size\":${#manifest},\"platform\":{\"architecture\":\"$processor\",\"os\":\"$os\"}}"
    done
    manifest="{\"schemaVersion\":2,\"mediaType\":\"$oci.index.v1+json\",\"manifests\":[${list#,}]}"
    send PUT "$REGISTRY/$repository/manifests/$tag" "$oci.index.v1+json" "$manifest"
}
