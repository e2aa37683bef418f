// Credentials by their format, and what only looks like one. The texts are put together of two, so that tools that look
// for credentials do not take these for real.
#include "group.h"
#include "values/secrets.h"
#include <stdio.h>
#include <string.h>

typedef struct Row {
    const char *text, *found; // what is found first; NULL for nothing
} Row;

static const Row ROWS[] = {
    {"A=ghp_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgs b",
     "ghp_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgs"},
    {"ghp_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaEAAAAAA",
     NULL},
    {"npm_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgs",
     "npm_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgs"},
    {"xghp_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgs",
     NULL},
    {"ghp_"
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9Wgsa",
     NULL},
    {"key AKIA"
     "Q7LMZ3K5WNB2XTRD",
     "AKIA"
     "Q7LMZ3K5WNB2XTRD"},
    {"AKIA"
     "IOSFODNN7EXAMPLE",
     NULL},
    {"AKIA"
     "AAAAAAAAAAAAAAAA",
     NULL},
    {"glpat-"
     "Zk3_d9Qw7xLmB2vN8rTp",
     "glpat-"
     "Zk3_d9Qw7xLmB2vN8rTp"},
    {"https://a:"
     "b7c@x.io/y z",
     "https://a:"
     "b7c@x.io"},
    {"git+https://a:"
     "b7c@x.io",
     "git+https://a:"
     "b7c@x.io"},
    {"https://a:"
     "p@ss9@x.io",
     "https://a:"
     "p@ss9@x.io"},
    {"https://x.io:80/a@b", NULL},
    {"https://a@x.io", NULL},
    {"https://a:@x.io", NULL},
    {"https://a:$P@x.io", NULL},
    {"https://a:${P}@x.io", NULL},
    {"https://a:<password>@x.io", NULL},
    {"https://a:b7c@example.com", NULL},
    {"postgres://u:u@db", NULL},
    {"postgres://u:"
     "s3same@db",
     "postgres://u:"
     "s3same@db"},
    {"DB=postgresql+psycopg2://u:"
     "s3same@db",
     "postgresql+psycopg2://u:"
     "s3same@db"},
    {"3://a:b7c@x.io", NULL},
    {"//registry.x.io/:_authToken=5f3a9c1e-7b2d-"
     "4e8f-a6c0-d1b9e4f27a35",
     "_authToken=5f3a9c1e-7b2d-"
     "4e8f-a6c0-d1b9e4f27a35"},
    {"//registry.x.io/:_authToken=${NPM_TOKEN}", NULL},
    {"//registry.x.io/:_authToken=npm_abcdefghijklmnopqrstuvwxyz0123456789", NULL},
    {"://a:b@c", NULL},
    {"-----BEGIN RSA "
     "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq1Xz0Yw9sDkVmN3tRfHgJc",
     "-----BEGIN RSA "
     "PRIVATE KEY-----"},
    {"-----BEGIN "
     "PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA7bq1Xz0Yw9sDkVmN3tRfHgJc",
     "-----BEGIN "
     "PRIVATE KEY-----"},
    {"-----BEGIN "
     "PRIVATE KEY-----\n$KEY",
     NULL},
    {"-----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEA7bq1Xz0Yw9sDkVmN3tRfHgJc", NULL},
    {"grep 'BEGIN RSA PRIVATE KEY'", NULL},
    {"dp.pt."
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9WgsB5uKq1e",
     "dp.pt."
     "Zk3d9Qw7xLmB2vN8rTpYs4HcJf6GaE3X9WgsB5uKq1e"},
    {"x;SharedAccessKey="
     "Zk3d9Qw7+xLmB2v/N8rTpYs4HcJf6GaE3X9WgsB5uKq=",
     "SharedAccessKey="
     "Zk3d9Qw7+xLmB2v/N8rTpYs4HcJf6GaE3X9WgsB5uKq="},
    {"", NULL},
};

static void credentials_are_found(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        Str text = str_of(ROWS[i].text, (uint32_t)strlen(ROWS[i].text));
        Secret secret = {0};
        uint32_t at = 0;
        bool is_found = secret_next(text, &at, &secret);
        if (is_found != (ROWS[i].found != NULL)) print_error("in `%s`\n", ROWS[i].text);
        assert_int_equal(is_found, ROWS[i].found != NULL);
        if (!is_found) continue;
        assert_str(str_cut(text, secret.span.start, secret.span.end),
                   str_of(ROWS[i].found, (uint32_t)strlen(ROWS[i].found)));
        assert_false(secret_next(text, &at, &secret));
    }
}

// Texts are passed over in steps: it does not matter where in one the credential stands.
static void credentials_are_found_anywhere(void **state)
{
    enum { BEFORE = 45, ROOM = 500 };
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        for (uint32_t before = 0; ROWS[i].found && before < BEFORE; before++) {
            char text[ROOM];
            uint32_t at = 0;
            Secret secret = {0};
            for (uint32_t k = 0; k < before; k++) text[k] = k % 7 ? 'x' : ' ';
            text[before] = ' ';
            int len = snprintf(text + before + 1, ROOM - BEFORE - 1, "%s behind it", ROWS[i].text);
            Str all = str_of(text, before + 1 + (uint32_t)len);
            assert_true(secret_next(all, &at, &secret));
            assert_str(str_cut(all, secret.span.start, secret.span.end), str_of_z(ROWS[i].found));
        }
    }
}

static void a_host_without_dots_is_internal(void **state)
{
    (void)state;
    Secret secret = {0};
    uint32_t at = 0;
    assert_true(secret_next(STR("amqp://u:s3same@rabbit:5672"), &at, &secret));
    assert_true(secret.is_internal);
    at = 0;
    assert_true(secret_next(STR("amqp://u:s3same@mq.acme.io:5672"), &at, &secret));
    assert_false(secret.is_internal);
}

int test_secrets(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credentials_are_found),
        cmocka_unit_test(credentials_are_found_anywhere),
        cmocka_unit_test(a_host_without_dots_is_internal),
    };
    return cmocka_run_group_tests_name("secrets", tests, NULL, NULL);
}
