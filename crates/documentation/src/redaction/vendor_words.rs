//! Whose programs' keys and tokens engineers name: "the Atera key", "our Hudu token".

/// Firms and programs that hand out keys, in small letters.
const VENDORS: &str = "
acronis addigy airtable akismet anthropic anydesk api asana atera atlassian aurora automate autotask auvik aws axcient azure
backblaze backupify barracuda betterstack bigcommerce bitbucket bitwarden blackpoint bugsnag cargo checkmk circleci clickup
clover cloudflare cloudinary coinbase connectwise cove cpanel crowdstrike crowdsec cyberark databricks datadog datto
deepl deepgram digitalocean discord dnsimple docker docusign domotz dropbox dropsuite duo dynatrace elastic elevenlabs
etsy eventbrite facebook fastly figma firebase flexera freshdesk freshservice ftrack gcp ghost gitea github gitlab godaddy google
grafana groq halo halopsa healthchecks heroku hetzner hexnode honeycomb hubspot hudu huggingface huntress ifttt incidentio
intercom intune itflow itglue jamf jenkins jfrog jira kandji kaseya klaviyo knowbe4 labtech linear linode liongard litmos logmein
loggly lumu mailchimp mailgun mailjet mandrill mapbox maps meraki mimecast mistral monday mosyle n8n nable namecheap netlify
newrelic ngrok ninja ninjaone ninjarmm notion npm nuget okta onelogin openai opsgenie pagerduty paypal pax8 pingdom pinecone plaid
planhat plesk plex porkbun postman postmark prometheus proofpoint prtg psa pulseway pushover pypi quickbooks recaptcha render
replicate rewst rmm rocketcyber rollbar s3 salesforce segment sendgrid sendinblue sentinelone sentry servicenow shippo
shodan shopify signalwire skykick slack snyk sonarqube sophos spanning splashtop splunk square squarespace statuspage
stripe sumologic supabase superops syncro tailscale tanium teamviewer telegram telnyx terraform threatlocker todoist trello
twilio typeform unifi uptimerobot vercel veeam virustotal vonage vultr wasabi webex weatherapi webflow woocommerce wordpress
xero zabbix zapier zendesk zerotier zoho zoom
";

/// Whether a text ends with such a name, or with "Something API".
pub(super) fn ends(text: &[u8]) -> bool {
    let word = text.trim_ascii_end().rsplit(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    (2..=14).contains(&word.len()) && KNOWN.contains(word.to_ascii_lowercase().as_slice())
}

static KNOWN: std::sync::LazyLock<std::collections::HashSet<&'static [u8]>> =
    std::sync::LazyLock::new(|| VENDORS.split_ascii_whitespace().map(str::as_bytes).collect());
