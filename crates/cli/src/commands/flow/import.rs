//! `flow import`.

use super::gather::gather;
use super::output::{library_of, tell, write_files};
use super::{INVALID, ImportArgs, To, VALID};
use rf_flows::{FlowDocument, ImportFile, ImportOptions, LIBRARY_INDEX, to_json, write_library};

/// Reads files and writes what they became.
pub(super) fn import(wanted: &ImportArgs) -> Result<u8, String> {
    let options = ImportOptions { format: wanted.from.into(), branches: wanted.branches };
    let mut preview = gather(&wanted.inputs)?.import(&options);
    let verdict = if preview.is_clean() && preview.counts.flows > 0 { VALID } else { INVALID };
    if let Some(number) = wanted.chart {
        keep_only(&mut preview, number)?;
    }
    if wanted.json {
        println!("{:#}", serde_json::json!(preview));
    } else {
        tell(&preview);
    }
    if wanted.check {
        return Ok(verdict);
    }
    if let Some(folder) = &wanted.out {
        let mut files = write_library(&library_of(&preview)).map_err(|problem| problem.to_string())?;
        if matches!(wanted.to, To::Json) {
            files = as_json(files)?;
        }
        write_files(folder, &files)?;
    } else if !wanted.json {
        let flows = preview.files.iter().flat_map(|file| &file.flows);
        let documents: Vec<&FlowDocument> = flows.map(|flow| &flow.document).collect();
        print!("{}", written(&documents, wanted.to)?);
    }
    Ok(verdict)
}

/// Leaves one flow, counted over all files.
fn keep_only(preview: &mut rf_flows::ImportPreview, number: usize) -> Result<(), String> {
    let there = preview.files.iter().map(|file| file.flows.len()).sum::<usize>();
    if !(1..=there).contains(&number) {
        return Err(format!("there is no flow {number}; {there} were read"));
    }
    let mut place = 0;
    for file in &mut preview.files {
        file.flows.retain(|_| {
            place += 1;
            place == number
        });
    }
    Ok(())
}

/// The same files as JSON; the index names YAML files and stays out.
fn as_json(files: Vec<ImportFile>) -> Result<Vec<ImportFile>, String> {
    let flows = files.into_iter().filter(|file| file.path != LIBRARY_INDEX);
    let json = |file: ImportFile| {
        let document = rf_flows::parse_native(&file.content).map_err(|problem| problem.to_string())?;
        let path = file.path.strip_suffix(".yaml").unwrap_or(&file.path);
        let content = to_json(&document).map_err(|problem| problem.to_string())?;
        Ok(ImportFile { path: format!("{path}.json"), content })
    };
    flows.map(json).collect()
}

fn written(documents: &[&FlowDocument], to: To) -> Result<String, String> {
    match (to, documents) {
        (_, []) => Ok(String::new()),
        (To::Yaml, several) => {
            let texts: Result<Vec<_>, _> =
                several.iter().map(|document| rf_flows::to_yaml(document)).collect();
            texts.map(|texts| texts.join("---\n")).map_err(|problem| problem.to_string())
        }
        (To::Json, [one]) => to_json(one).map_err(|problem| problem.to_string()),
        (To::Json, several) => {
            serde_json::to_string_pretty(several).map(|text| text + "\n").map_err(|error| error.to_string())
        }
    }
}
