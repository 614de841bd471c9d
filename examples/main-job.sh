#!/usr/bin/env bash
# The main job of Purser, step by step, over the REST API. Needs curl, python3 and a running demo:
#
#   cargo run --release -- demo          # in another terminal, in this folder
#   examples/main-job.sh [FOLDER]        # the demo's folder, ./purser-demo unless given
#
# Kai buys software himself and hands out the licenses. His organization sees it, stops further purchases by policy, and
# takes the subscription over without anybody losing their license. Each step says in plain words what happens; the
# script ends with 1 as soon as something is not as expected. It can be run again: it takes over only what it bought.
set -euo pipefail

folder=${1:-./purser-demo}
domain=aurora.example
power_bi_pro=CFQ7TTC0H9MP

say()  { printf '\n%s\n' "$*"; }
show() { printf '   %s\n' "$*"; }
fail() { printf '\nNOT AS EXPECTED: %s\n' "$*" >&2; exit 1; }

[ -r "$folder/demo.json" ] || fail "there is no $folder/demo.json; is the demo running in this folder?"

# Reads JSON from standard input; `it` is the document. Asked once where Python is: some machines put a slow shim before it.
python=$(python3 -c 'import sys; print(sys.executable)')
json() { "$python" -ISc 'import json,sys; it=json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

base=$(json 'it["base_url"]' <"$folder/demo.json")
# What somebody of the organization is known by: `person kai token`, `person kai user_principal_name`.
person() {
  json "[p['$2'] for t in it['tenants'] if t['domain']=='$domain' for p in t['people']
         if p['user_principal_name']=='$1@$domain'][0]" <"$folder/demo.json"
}
kai=$(person kai token); noor=$(person noor token); admin=$(person admin token)

# call TOKEN METHOD PATH [BODY]: sends a request, leaves its answer in $answer and its status in $status. Every write has
# a key, so that a script that is cut off can send it again without doing it twice.
call() {
  local key=(); [ "$2" = GET ] || key=(-H "Idempotency-Key: main-job-$$-$RANDOM$RANDOM")
  answer=$(curl -sS -X "$2" "$base/api/v1$3" -H "Authorization: Bearer $1" ${key[@]+"${key[@]}"} \
    ${4:+-H 'Content-Type: application/json' -d "$4"} -w '\n%{http_code}')
  status=${answer##*$'\n'}; answer=${answer%$'\n'*}
}
expect() { [ "$status" = "$1" ] || fail "status $status instead of $1: $answer"; }
get() { printf '%s' "$answer" | json "$1"; }
same() { [ "$1" = "$2" ] || fail "$3: $1 instead of $2"; }
mails_to_kai() {
  curl -sS "$base/dev/mail.json" | json "sum('kai@$domain' in m['to'] and 'cancelled' in m['subject'] for m in it)"
}

say "1. Kai looks at Power BI Pro: may he buy it himself, and what does it cost?"
call "$kai" GET "/products/$power_bi_pro"; expect 200
plan=$(get 'it["plans"][0]["plan_id"]')
show "$(get 'it["name"]'): $(get 'it["plans"][0]["unit_price"]["amount"]') $(get 'it["plans"][0]["unit_price"]["currency"]') a license and month"
same "$(get 'it["self_service"]["allowed"]')" True "Kai may buy it himself"

say "2. Kai buys three licenses with his own card."
call "$kai" GET /payment-methods; expect 200
card=$(get 'it["items"][0]["id"]')
order="{\"plan_id\":\"$plan\",\"quantity\":3,\"payment_method_id\":\"$card\",\"for\":\"self\"}"
call "$kai" POST "/orders?preview=true" "$order"; expect 200
show "before paying he is told: $(get 'it["billed"]["amount"]') $(get 'it["billed"]["currency"]') without tax"
call "$kai" POST /orders "$order"; expect 201
mine=$(get 'it["id"]')
show "subscription $mine, status $(get 'it["status"]')"
same "$(get 'it["quantity"], it["assigned"], it["owner"]["type"]')" "(3, 0, 'user')" "three licenses, nobody has one yet"

say "3. Kai gives a license to two colleagues."
colleagues=$(json "' '.join([p['user_principal_name'] for t in it['tenants'] if t['domain']=='$domain'
  for p in t['people'] if not p['roles'] and not p['user_principal_name'].startswith('guest')][40:42])" <"$folder/demo.json")
read -r first second <<<"$colleagues"
call "$kai" POST "/subscriptions/$mine/licenses/assign" "{\"users\":[\"$first\",\"$second\"]}"; expect 200
show "$first and $second"

say "4. He lists who holds one."
call "$kai" GET "/subscriptions/$mine/licenses"; expect 200
get '"\n".join("   " + held["display_name"] for held in it["items"])'
same "$(get 'sorted(held["user_principal_name"] for held in it["items"])')" \
  "$(json "sorted(['$first', '$second'])" <<<null)" "the holders"

say "5. The administrator sees the purchase, though nobody asked her."
call "$admin" GET "/subscriptions/$mine"; expect 200
show "$(get 'it["product_name"]'), bought by $(get 'it["owner"]["display_name"]'), $(get 'it["assigned"]') of $(get 'it["quantity"]') in use"

allow_again() { call "$admin" PUT /policies/self-service "{\"products\":[{\"product_id\":\"$power_bi_pro\",\"value\":null}]}"; }
say "6. She blocks further self-service purchases of Power BI Pro."
call "$admin" PUT /policies/self-service "{\"products\":[{\"product_id\":\"$power_bi_pro\",\"value\":\"Disabled\"}]}"; expect 200
trap allow_again EXIT
show "policy: $(get "[p['value'] for p in it['products'] if p['product_id']=='$power_bi_pro'][0]")"

say "7. Noor tries to buy it: refused, with the reason, and nothing is bought."
call "$noor" GET "/subscriptions?owner=me&limit=200"; before=$(get 'len(it["items"])')
call "$noor" GET /payment-methods; card=$(get 'it["items"][0]["id"]')
call "$noor" POST /orders "{\"plan_id\":\"$plan\",\"quantity\":1,\"payment_method_id\":\"$card\",\"for\":\"self\"}"; expect 403
same "$(get 'it["code"]')" blocked_by_policy "the code of the refusal"
show "$(get 'it["detail"]')"
call "$noor" GET "/subscriptions?owner=me&limit=200"
same "$(get 'len(it["items"])')" "$before" "Noor's subscriptions"

say "8. The administrator looks at what a take-over would do: Kai's users move to the organization's own subscription."
call "$admin" GET "/subscriptions?owner=organization&product_id=$power_bi_pro&status=active"; expect 200
central=$(get 'it["items"][0]["id"]')
take_over="{\"action\":\"move-users\",\"target_subscription_id\":\"$central\"}"
call "$admin" POST "/subscriptions/$mine/take-over?preview=true" "$take_over"; expect 200
show "$(get 'it["users_count"]') people move; Kai gets back: $(get '(it["credit"] or {}).get("amount")') $(get '(it["credit"] or {}).get("currency")')"
call "$admin" GET "/subscriptions/$mine"; same "$(get 'it["status"]')" active "after a preview the status"

say "9. She takes it over. The work is the server's: it goes on whoever stops watching."
mails=$(mails_to_kai)
call "$admin" POST "/subscriptions/$mine/take-over" "$take_over"; expect 202
job=$(get 'it["id"]')
for _ in $(seq 200); do
  call "$admin" GET "/jobs/$job"; expect 200
  case $(get 'it["state"]') in
    done) break ;;
    failed) fail "the move failed: $answer" ;;
  esac
  sleep 0.1
done
same "$(get 'it["state"]')" "done" "the move"
show "$(get 'it["done"]') of $(get 'it["total"]') people done"

say "10. Kai's subscription is Deleted, and both colleagues hold a license of the organization's."
call "$admin" GET "/subscriptions/$mine"; same "$(get 'it["status"]')" deleted "the status"
call "$admin" GET "/subscriptions/$central/licenses?limit=200"; expect 200
same "$(get "{'$first','$second'} <= {held['user_principal_name'] for held in it['items']}")" True "both hold a license"
show "status deleted; nobody lost a license"

say "11. Kai has mail about it."
for _ in $(seq 200); do
  [ "$(mails_to_kai)" -gt "$mails" ] && break
  sleep 0.1
done
[ "$(mails_to_kai)" -gt "$mails" ] || fail "no mail to Kai"
show "$(curl -sS "$base/dev/mail.json" | json "[m['subject'] for m in it if 'kai@$domain' in m['to']][-1]")"

say "12. The administrator allows the product again, so that the demo is as it was."
allow_again; expect 200
trap - EXIT
call "$kai" GET "/products/$power_bi_pro"; same "$(get 'it["self_service"]["allowed"]')" True "Kai may buy it himself"

say "Everything was as expected."
